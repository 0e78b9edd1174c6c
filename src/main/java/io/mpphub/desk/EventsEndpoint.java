package io.mpphub.desk;

import io.mpphub.desk.ApplicationEvents.Following;
import io.mpphub.gateway.OutsideCamel;
import io.mpphub.gateway.Reasons;
import io.mpphub.problem.Language;
import io.mpphub.stream.EventStreams;
import io.mpphub.stream.Wording;
import java.util.Map;
import org.apache.camel.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Where streams begin. Camel would hold a thread for each as long as it lasts, so the connection
 * stays here.
 */
@Configuration(proxyBeanMethods = false)
class EventsEndpoint {

  private static final String PATH = "/api/v1/applications/{id}/events";

  // Before Camel's own mapping, which takes everything under /api/v1.
  @Bean
  SimpleUrlHandlerMapping eventsMapping(
      OutsideCamel outside, ApplicationEvents events, EventStreams streams, Reasons reasons) {
    HttpRequestHandler follow =
        (request, response) -> {
          String last = request.getHeader("Last-Event-ID");
          Message answer =
              outside.ask(
                  request, events::find, message -> message.setHeader("Last-Event-ID", last));
          if (answer.getBody() instanceof Following following) {
            Language language = Language.of(request);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            Wording wording = new Wording(language.tag(), reasons.in(language));
            streams.open(
                request,
                response,
                following.application(),
                following.client(),
                following.seen(),
                wording);
          } else {
            OutsideCamel.write(answer, response);
          }
        };
    return new SimpleUrlHandlerMapping(Map.of(PATH, follow), Ordered.HIGHEST_PRECEDENCE);
  }
}
