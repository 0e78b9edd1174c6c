package io.mpphub.service;

import io.mpphub.problem.Language;
import io.mpphub.service.ApplicationEvents.Following;
import io.mpphub.stream.EventStreams;
import io.mpphub.stream.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Where streams begin. Camel would hold a thread for each as long as it lasts, so only the question
 * whether there is something to follow goes to its route; the connection stays here.
 */
@Configuration(proxyBeanMethods = false)
class EventsEndpoint {

  private static final String PATH = "/api/v1/applications/{id}/events";
  private static final String ROUTE = "direct:followApplication";

  // Before Camel's own mapping, which takes everything under /api/v1.
  @Bean
  SimpleUrlHandlerMapping eventsMapping(
      ProducerTemplate camel, Exchanges exchanges, EventStreams streams, Reasons reasons) {
    HttpRequestHandler follow =
        (request, response) -> {
          Message answer = ask(camel, exchanges, request).getMessage();
          if (answer.getBody() instanceof Following following) {
            Language language = Language.of(request);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            Wording wording = new Wording(language.tag(), reasons.in(language));
            streams.open(request, response, following.application(), following.seen(), wording);
          } else {
            write(answer, response);
          }
        };
    return new SimpleUrlHandlerMapping(Map.of(PATH, follow), Ordered.HIGHEST_PRECEDENCE);
  }

  private static Exchange ask(
      ProducerTemplate camel, Exchanges exchanges, HttpServletRequest request) {
    Map<?, ?> path =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return camel.request(
        ROUTE,
        exchange -> {
          exchanges.open(exchange, request);
          exchange.getMessage().setHeader("id", path.get("id"));
          exchange.getMessage().setHeader("Last-Event-ID", request.getHeader("Last-Event-ID"));
        });
  }

  private static void write(Message answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
    answer
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("Camel")) {
                response.setHeader(name, String.valueOf(value));
              }
            });
    byte[] body = answer.getBody(byte[].class);
    if (body != null) {
      response.getOutputStream().write(body);
    }
  }
}
