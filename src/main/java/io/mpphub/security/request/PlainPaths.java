package io.mpphub.security.request;

import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * Makes requests alike that mean the same ({@link PlainRequest}), and refuses paths with parameters
 * ({@code ;name=value}), as Spring's firewall does. Filters before it decode them, and fail over a
 * broken one.
 */
public final class PlainPaths extends EveryDispatch {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().indexOf(';') >= 0) {
      refuse(request, response, 400);
      return;
    }
    PlainRequest plain = new PlainRequest(request);
    try {
      if (!isForm(request)) {
        // The server parses a query on first use, and throws then, on that thread.
        plain.getParameterMap();
      }
      chain.doFilter(plain, response);
    } catch (InvalidParameterException e) {
      if (response.isCommitted()) {
        throw e;
      }
      refuse(request, response, e.getErrorCode());
    }
  }

  /** Its parameters are in its body, too, which is not to be waited for here. */
  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("form");
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    ProblemWriter.write(request, response, ServletProblems.of(status), Trace.of(request).traceId());
  }
}
