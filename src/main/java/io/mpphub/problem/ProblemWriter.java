package io.mpphub.problem;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers a servlet request with a problem. */
public final class ProblemWriter {

  private static final JsonMapper JSON = new JsonMapper();

  private ProblemWriter() {}

  /**
   * Writes the problem as the whole answer. Does nothing when the answer has begun already.
   *
   * @param traceId W3C trace id, 32 hexadecimal digits
   * @throws IOException when the caller is gone
   */
  public static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ProblemException failure,
      String traceId)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    Language language = Language.of(request);
    Problem problem = Problem.from(failure, traceId, language);
    byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Language", language.tag());
    if (problem.retryAfter() != null) {
      response.setHeader("Retry-After", problem.retryAfter().toString());
    }
    response.getOutputStream().write(body);
  }
}
