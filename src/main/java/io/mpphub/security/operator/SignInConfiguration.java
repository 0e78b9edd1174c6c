package io.mpphub.security.operator;

import io.mpphub.security.request.HubSecurityProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-ins at the console: in cookies alone, so that every hub knows them; only the end by sign-out
 * is a row. Timeout and cookies follow {@code server.servlet.session}.
 */
@Configuration(proxyBeanMethods = false)
public class SignInConfiguration {

  private static final String PATH = "/ops";

  @Bean
  SignInCookie signInCookie(
      HubSecurityProperties properties,
      UserDetailsService operators,
      EndedSignIns ended,
      ServerProperties server,
      Clock clock) {
    return new SignInCookie(
        new SignInToken(properties),
        operators,
        ended,
        server.getServlet().getSession(),
        properties.signIn().longest(),
        clock);
  }

  @Bean
  EndedSignIns endedSignIns(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    return new EndedSignIns(jdbc, new TransactionTemplate(transactions), clock);
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
