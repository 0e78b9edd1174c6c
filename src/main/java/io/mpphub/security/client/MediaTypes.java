package io.mpphub.security.client;

import io.mpphub.problem.Problem;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.request.ServletProblems;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Holds a request to the media types that the contract names for its operation. Camel would do the
 * same, but knows only those of an operation's last response: it refused clients that accept {@code
 * application/json} only.
 */
final class MediaTypes {

  private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

  /** JSON is UTF-8 (RFC 8259), and ASCII a part of it. */
  private static final Set<Charset> CHARSETS =
      Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

  private MediaTypes() {}

  /**
   * @param bodies what the operation reads, empty when it reads no body
   * @param answers what it answers with, empty when it answers without a body
   * @throws ProblemException {@code not-acceptable} or {@code unsupported-media-type}
   */
  static void check(HttpServletRequest request, List<MediaType> bodies, List<MediaType> answers) {
    if (!bodies.isEmpty() && !isOneOf(bodies, request.getContentType())) {
      throw ServletProblems.of(415);
    }
    if (!accepts(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)), answers)) {
      throw ServletProblems.of(406);
    }
  }

  private static boolean isOneOf(List<MediaType> bodies, String contentType) {
    try {
      MediaType sent = contentType == null ? null : MediaType.parseMediaType(contentType);
      return sent != null
          && sent.isConcrete()
          && (sent.getCharset() == null || CHARSETS.contains(sent.getCharset()))
          && bodies.stream().anyMatch(body -> body.includes(sent));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static boolean accepts(List<String> accept, List<MediaType> answers) {
    MediaType usual = MediaType.APPLICATION_JSON;
    try {
      List<MediaType> accepted = MediaType.parseMediaTypes(accept);
      return accepted.isEmpty()
          || accepted.stream()
              .anyMatch(
                  type ->
                      type.includes(PROBLEM)
                          || answers.stream().anyMatch(type::isCompatibleWith)
                          || answers.isEmpty() && type.includes(usual));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
