package io.mpphub.mall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import org.springframework.web.servlet.function.ServerRequest;

/** Browsers' JSON bodies. */
final class Bodies {

  static final JsonMapper JSON = new JsonMapper();

  private static final int LIMIT = 256 * 1024;

  private Bodies() {}

  /**
   * @throws ProblemException {@code too-large}, or {@code malformed} when it is not a JSON object
   * @throws IOException when the browser is gone
   */
  static ObjectNode object(ServerRequest request) throws IOException {
    byte[] body = request.servletRequest().getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      throw ProblemException.of(ProblemCode.TOO_LARGE, "The body is too large.");
    }
    try {
      JsonNode json = JSON.readTree(body);
      if (json instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Said below, without the parser's quotes of the body.
    }
    throw ProblemException.of(ProblemCode.MALFORMED, "The body must be a JSON object.");
  }
}
