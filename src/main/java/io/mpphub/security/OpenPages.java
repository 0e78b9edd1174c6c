package io.mpphub.security;

import io.mpphub.edge.Network;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.body.Places;
import io.mpphub.security.request.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the number of concurrent reads of public pages that are larger than a socket's buffer: an
 * answer that its client doesn't read holds a thread.
 */
final class OpenPages extends OncePerRequestFilter {

  /** As patterns of the servlet API. */
  static final String[] PATTERNS = {
    "/assets/*", "/webjars/*", "/api/v1/openapi.yaml", "*.html", "*.css", "*.js", "*.svg", "*.ico"
  };

  private final Places places;

  OpenPages(int atATime) {
    this.places = new Places(atATime);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String who = Network.of(request.getRemoteAddr());
    if (!places.begin(who)) {
      ProblemWriter.write(request, response, tooMany(), Trace.of(request).traceId());
      return;
    }
    try {
      chain.doFilter(request, response);
      // Not only when the place is free again.
      response.flushBuffer();
    } finally {
      places.end(who);
    }
  }

  private static ProblemException tooMany() {
    return ProblemException.atAgency(
        ProblemCode.RATE_LIMITED,
        "Too many pages are still being read; ask for fewer at a time.",
        null,
        Duration.ofSeconds(1));
  }
}
