package io.mpphub.security;

import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes requests alike that mean the same ({@link PlainRequest}), and refuses paths with parameters
 * ({@code ;name=value}), as Spring's firewall does. Filters before it decode them, and fail over a
 * broken one.
 */
final class PlainPaths extends OncePerRequestFilter {

  /** The server dispatches the request as it came. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().indexOf(';') < 0) {
      chain.doFilter(new PlainRequest(request), response);
    } else {
      ProblemWriter.write(request, response, ServletProblems.of(400), Trace.of(request).traceId());
    }
  }
}
