package io.mpphub.mall;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.Language;
import io.mpphub.problem.Problem;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.request.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers to the browser. */
final class Answers {

  private static final List<String> PASSED_BACK =
      List.of(
          "Content-Type",
          "Content-Length",
          "Content-Disposition",
          "Content-Language",
          "Cache-Control",
          "ETag",
          "Retry-After",
          "traceparent",
          "X-Correlation-Id");

  private Answers() {}

  /** The hub's answer as it is, passed on while it comes in. */
  static ServerResponse of(HttpResponse<InputStream> answer) {
    return head(answer)
        .build(
            (request, response) -> {
              try (InputStream body = answer.body()) {
                body.transferTo(response.getOutputStream());
              }
              return null;
            });
  }

  /** Variant for a streamed answer. The request's thread is done when this returns. */
  static ServerResponse ofStream(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    return head(answer)
        .build(
            (request, response) -> {
              answer.body().subscribe(new Relay(request.startAsync(request, response)));
              return null;
            });
  }

  /** Status and headers of the hub's answer. */
  static ServerResponse.BodyBuilder head(HttpResponse<?> answer) {
    ServerResponse.BodyBuilder head = ServerResponse.status(answer.statusCode());
    for (String name : PASSED_BACK) {
      answer.headers().firstValue(name).ifPresent(value -> head.header(name, value));
    }
    return head;
  }

  /** The hub's answer, read. */
  static JsonNode json(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream body = answer.body()) {
      return Bodies.JSON.readTree(body);
    }
  }

  /** The mall's own refusals look like the hub's. */
  static ServerResponse problem(Throwable failure, ServerRequest request) {
    String traceId = Trace.of(request.servletRequest()).traceId();
    Problem problem = Problem.from((ProblemException) failure, traceId, Language.ENGLISH);
    return ServerResponse.status(problem.status())
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(problem);
  }
}
