package io.mpphub.desk;

import io.mpphub.desk.DocumentDesk.Download;
import io.mpphub.gateway.OutsideCamel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Endpoint of documents' contents, in and out, as streams. */
@Configuration(proxyBeanMethods = false)
class DocumentsEndpoint {

  private static final String PATH = "/api/v1/applications/{id}/documents/{name}";

  // Before Camel's own mapping, which takes everything under /api/v1.
  @Bean
  SimpleUrlHandlerMapping documentsMapping(OutsideCamel outside, DocumentDesk desk) {
    Map<String, Processor> operations =
        Map.of("PUT", desk::put, "GET", desk::get, "DELETE", desk::delete);
    HttpRequestHandler serve =
        (request, response) ->
            serve(outside, operations.get(request.getMethod()), request, response);
    return new SimpleUrlHandlerMapping(Map.of(PATH, serve), Ordered.HIGHEST_PRECEDENCE);
  }

  private static void serve(
      OutsideCamel outside,
      Processor operation,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Message answer =
        outside.ask(
            request,
            operation,
            message -> {
              message.setHeader(
                  HttpHeaders.IF_NONE_MATCH, request.getHeader(HttpHeaders.IF_NONE_MATCH));
              // Not the stream itself, which Camel would read into memory.
              message.setBody(request, HttpServletRequest.class);
            });
    if (answer.getBody() instanceof Download download) {
      try (InputStream content = download.content()) {
        OutsideCamel.write(answer, response);
        response.setContentLengthLong(download.size());
        content.transferTo(response.getOutputStream());
      }
    } else {
      leaveTheRest(request, response);
      OutsideCamel.write(answer, response);
    }
  }

  /** The rest of a refused body would have to be read before the connection could go on. */
  private static void leaveTheRest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("PUT") && !request.getInputStream().isFinished()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
  }
}
