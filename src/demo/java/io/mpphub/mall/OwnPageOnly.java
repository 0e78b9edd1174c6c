package io.mpphub.mall;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Refuses to change anything for a page of somewhere else. {@code SameSite} alone doesn't do: to a
 * browser all ports of a host are the same site.
 */
final class OwnPageOnly implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
      throws Exception {
    if (!READING.contains(request.method().name()) && !isFromHere(request)) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "Only a page of the mall itself may change something here.");
    }
    return next.handle(request);
  }

  private static boolean isFromHere(ServerRequest request) {
    String site = request.headers().firstHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    // Browsers without Sec-Fetch-Site send at least this.
    String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
    String host = request.headers().firstHeader(HttpHeaders.HOST);
    return origin != null && origin.replaceFirst("^https?://", "").equals(host);
  }
}
