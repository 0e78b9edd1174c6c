package io.mpphub.security.operator;

import io.mpphub.security.operator.SignInToken.Claim;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the console's sign-in in the browser, as a signed {@link SignInToken}: hubs share no
 * sessions, so any of them may answer next, also after a restart or without its database. It ends a
 * while after the last visit, at a fixed time despite visits, and for every copy of the cookie by
 * signing out; the cookie itself goes with the browser.
 */
final class SignInCookie implements SecurityContextRepository {

  static final String NAME = "hub-sign-in";

  private static final String PATH = "/ops";

  private final SignInToken tokens;
  private final UserDetailsService operators;
  private final EndedSignIns ended;
  private final Session settings;
  private final Duration longest;
  private final Clock clock;

  /**
   * @param ended sign-ins that were ended
   * @param settings duration of a sign-in without a visit, and rules for browsers' cookies
   * @param longest the longest duration of a sign-in
   */
  SignInCookie(
      SignInToken tokens,
      UserDetailsService operators,
      EndedSignIns ended,
      Session settings,
      Duration longest,
      Clock clock) {
    this.ended = ended;
    this.longest = longest;
    this.tokens = tokens;
    this.operators = operators;
    this.settings = settings;
    this.clock = clock;
  }

  /** Spring's own callers ask for the deferred one, which comes here. */
  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    claim(exchange.getRequest())
        .filter(claim -> !ended.contains(claim.id()))
        .flatMap(claim -> operator(claim.operator()))
        .map(SignInCookie::signedIn)
        .ifPresent(context::setAuthentication);
    return context;
  }

  private static Authentication signedIn(UserDetails operator) {
    return UsernamePasswordAuthenticationToken.authenticated(
        operator, null, operator.getAuthorities());
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Authentication operator = context.getAuthentication();
    write(operator == null ? null : token(operator.getName()), request, response);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return claim(request).isPresent();
  }

  /** Renews the time of a sign-in, now and then. */
  void renew(HttpServletRequest request, HttpServletResponse response) {
    claim(request)
        .filter(claim -> claim.until().isBefore(clock.instant().plus(patience().dividedBy(2))))
        .map(claim -> claim.renewed(until(claim.begun())))
        .ifPresent(claim -> write(tokens.issue(claim), request, response));
  }

  /** Ends a sign-in at every hub, for every copy of the cookie. */
  void end(HttpServletRequest request) {
    claim(request).ifPresent(claim -> ended.add(claim.id(), claim.begun().plus(longest)));
  }

  private String token(String operator) {
    Instant now = clock.instant();
    return tokens.issue(Claim.begin(operator, now, until(now)));
  }

  private Instant until(Instant begun) {
    Instant idle = clock.instant().plus(patience());
    Instant end = begun.plus(longest);
    return idle.isBefore(end) ? idle : end;
  }

  private Duration patience() {
    return settings.getTimeout();
  }

  private Optional<Claim> claim(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, NAME);
    return Optional.ofNullable(cookie)
        .flatMap(found -> tokens.read(found.getValue()))
        .filter(claim -> clock.instant().isBefore(claim.until()))
        // Where the longest time was made shorter.
        .filter(claim -> clock.instant().isBefore(claim.begun().plus(longest)));
  }

  private Optional<UserDetails> operator(String name) {
    try {
      return Optional.of(operators.loadUserByUsername(name));
    } catch (UsernameNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * @param token null for none
   */
  private void write(String token, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(NAME, token == null ? "" : token)
            .path(PATH)
            .httpOnly(true)
            .secure(request.isSecure());
    careful(cookie);
    if (token == null) {
      cookie.maxAge(Duration.ZERO);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  /** Makes browsers as careful with a cookie as the settings say. */
  void careful(ResponseCookie.ResponseCookieBuilder cookie) {
    if (settings.getCookie().getSecure() != null) {
      cookie.secure(settings.getCookie().getSecure());
    }
    if (settings.getCookie().getSameSite() != null) {
      cookie.sameSite(settings.getCookie().getSameSite().attributeValue());
    }
  }
}
