package io.mpphub.security.operator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** A person's visit to the console: sets its cookies before a long page has begun to be sent. */
final class PageVisit extends OncePerRequestFilter {

  private final SignInCookie signIns;

  PageVisit(SignInCookie signIns) {
    this.signIns = signIns;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SignInConfiguration.isForPrograms(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    signIns.renew(request, response);
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      // Made when it is first asked for.
      token.getToken();
    }
    chain.doFilter(request, response);
  }
}
