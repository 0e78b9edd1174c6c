package io.mpphub.security.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that change something and need a token against forgery. A browser adds a password that
 * it once asked for to any site's request, as it adds a cookie. So a password proves the operator's
 * will only when the browser names no other site as the origin; programs name none.
 */
final class MayComeFromAnotherSite implements RequestMatcher {

  private static final String BASIC = "Basic ";
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  @Override
  public boolean matches(HttpServletRequest request) {
    return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
        && !(hasPassword(request) && isFromHere(request));
  }

  private static boolean hasPassword(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
  }

  private static boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null ? request.getHeader(HttpHeaders.ORIGIN) == null : OWN_SITE.contains(site);
  }
}
