package io.mpphub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * How a sign-in at the console lasts: in cookies alone, so that every hub knows it. Timeout and
 * cookies follow {@code server.servlet.session}.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

  private static final String PATH = "/ops";

  @Bean
  SignInCookie signInCookie(
      HubSecurityProperties properties,
      UserDetailsService operators,
      ServerProperties server,
      Clock clock) {
    return new SignInCookie(
        new SignInToken(properties), operators, server.getServlet().getSession(), clock);
  }

  /** Nothing of a visit is kept at the hub. */
  static HttpSecurity withoutSession(HttpSecurity http, SignInCookie signIns) throws Exception {
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(context -> context.securityContextRepository(signIns))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .csrf(
            csrf ->
                csrf.requireCsrfProtectionMatcher(new MayComeFromAnotherSite())
                    .csrfTokenRepository(csrfTokens(signIns)))
        .addFilterAfter(new PageVisit(signIns), CsrfFilter.class);
  }

  private static CookieRequestCache pagesOnly() {
    CookieRequestCache cache = new CookieRequestCache();
    cache.setRequestMatcher(
        request -> HttpMethod.GET.matches(request.getMethod()) && !isForPrograms(request));
    return cache;
  }

  private static CookieCsrfTokenRepository csrfTokens(SignInCookie signIns) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("hub-csrf");
    tokens.setCookiePath(PATH);
    tokens.setCookieCustomizer(signIns::careful);
    return tokens;
  }

  static boolean isForPrograms(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/ops/api")
        || request.getRequestURI().startsWith("/actuator/");
  }
}
