package io.mpphub.security.request;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 to programs until the hub is ready and once it stops. Its port opens before its
 * routes do: without this an agency's message would meet a 404, which says that the message has no
 * receiver here, and be lost.
 */
final class StartGate extends OncePerRequestFilter {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final BooleanSupplier ready;

  StartGate(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ready.getAsBoolean()) {
      chain.doFilter(request, response);
      return;
    }
    ProblemException failure =
        ProblemException.atAgency(
            ProblemCode.HUB_UNAVAILABLE, "The hub is starting or stopping.", null, SOON);
    ProblemWriter.write(request, response, failure, Trace.of(request).traceId());
  }
}
