package io.mpphub.security;

import io.mpphub.problem.Problem;
import io.mpphub.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The unified API speaks JSON. Camel would take these rules from the contract, but knows only the
 * media types of an operation's last response: it refused whoever accepts {@code application/json}
 * and nothing else.
 */
final class MediaTypes {

  private static final List<MediaType> ANSWERS =
      List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType(Problem.MEDIA_TYPE));

  private MediaTypes() {}

  /**
   * @param hasBody whether the operation reads a body
   * @throws ProblemException {@code not-acceptable} or {@code unsupported-media-type}
   */
  static void check(HttpServletRequest request, boolean hasBody) {
    if (hasBody && !isJson(request.getContentType())) {
      throw ServletProblems.of(415);
    }
    if (!acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
      throw ServletProblems.of(406);
    }
  }

  private static boolean isJson(String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static boolean acceptsJson(List<String> accept) {
    try {
      List<MediaType> accepted = MediaType.parseMediaTypes(accept);
      return accepted.isEmpty()
          || accepted.stream().anyMatch(type -> ANSWERS.stream().anyMatch(type::includes));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
