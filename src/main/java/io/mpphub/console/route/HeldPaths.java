package io.mpphub.console.route;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.request.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests for routes that an operator holds with a problem: Camel's own answer has no
 * body. Comes after security, so that its answers tell nothing of a key's rights.
 */
@Component
class HeldPaths extends OncePerRequestFilter {

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** Holds the path and all below it. */
  void hold(String path) {
    held.add(path);
  }

  void release(String path) {
    held.remove(path);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (held.stream().noneMatch(p -> path.equals(p) || path.startsWith(p + "/"))) {
      chain.doFilter(request, response);
      return;
    }
    ProblemWriter.write(
        request,
        response,
        ProblemException.atAgency(
            ProblemCode.AGENCY_UNAVAILABLE,
            "This is on hold by the hub's operators.",
            null,
            RETRY_AFTER),
        Trace.of(request).traceId());
  }
}
