package io.mpphub.security.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.security.SignOutTable;
import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.HubSecurityProperties.Operator;
import io.mpphub.security.request.HubSecurityProperties.OperatorRole;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.util.unit.DataSize;

class SignInCookieTest {

  private static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");

  private static final Duration LONGEST = Duration.ofHours(12);

  private final DataSource database = SignOutTable.database(UUID.randomUUID().toString());
  private final Session settings = new Session();

  @BeforeEach
  void makeTable() {
    SignOutTable.make(database);
  }

  @Test
  void endsAWhileAfterTheLastVisit() {
    Cookie cookie = signIn(MORNING, new MockHttpServletRequest());

    assertThat(whoAt(MORNING.plus(Duration.ofMinutes(29)), cookie)).isEqualTo("ani");
    assertThat(whoAt(MORNING.plus(Duration.ofMinutes(30)), cookie)).isNull();
  }

  @Test
  void beginsAnewWithAVisitNowAndThen() {
    Cookie cookie = signIn(MORNING, new MockHttpServletRequest());

    Cookie soon = renewed(MORNING.plus(Duration.ofMinutes(14)), cookie);
    Cookie later = renewed(MORNING.plus(Duration.ofMinutes(16)), cookie);
    Cookie tooLate = renewed(MORNING.plus(Duration.ofMinutes(31)), cookie);

    assertThat(soon).isNull();
    assertThat(whoAt(MORNING.plus(Duration.ofMinutes(45)), later)).isEqualTo("ani");
    assertThat(tooLate).isNull();
  }

  @Test
  void endsAtLastHoweverOftenOneComes() {
    Cookie cookie = signIn(MORNING, new MockHttpServletRequest());
    Instant now = MORNING;
    Instant end = MORNING.plus(LONGEST);
    while (now.isBefore(end)) {
      Cookie newer = renewed(now, cookie);
      cookie = newer == null ? cookie : newer;
      assertThat(whoAt(now, cookie)).isEqualTo("ani");
      now = now.plus(Duration.ofMinutes(20));
    }

    assertThat(whoAt(end.minusSeconds(1), cookie)).isEqualTo("ani");
    assertThat(whoAt(end, cookie)).isNull();
    assertThat(renewed(end, cookie)).isNull();
  }

  @Test
  void endsForEachCopyBySigningOut() {
    Cookie cookie = signIn(MORNING, new MockHttpServletRequest());
    Cookie another = signIn(MORNING, new MockHttpServletRequest());
    Cookie renewed = renewed(MORNING.plus(Duration.ofMinutes(16)), cookie);

    cookies(MORNING).end(request(renewed));

    assertThat(whoAt(MORNING, cookie)).isNull();
    assertThat(whoAt(MORNING, renewed)).isNull();
    assertThat(whoAt(MORNING, another)).isEqualTo("ani");
  }

  @Test
  void isGoneAfterSigningOut() {
    MockHttpServletResponse response = new MockHttpServletResponse();

    cookies(MORNING).saveContext(new SecurityContextImpl(), new MockHttpServletRequest(), response);

    assertThat(response.getCookie(SignInCookie.NAME).getMaxAge()).isZero();
    assertThat(response.getCookie(SignInCookie.NAME).getValue()).isEmpty();
  }

  @Test
  void goesOnlyOverTlsWhereThereIsTls() {
    MockHttpServletRequest secure = new MockHttpServletRequest();
    secure.setSecure(true);

    assertThat(signIn(MORNING, new MockHttpServletRequest()).getSecure()).isFalse();
    assertThat(signIn(MORNING, secure).getSecure()).isTrue();
    settings.getCookie().setSecure(true);
    assertThat(signIn(MORNING, new MockHttpServletRequest()).getSecure()).isTrue();
  }

  @Test
  void letsRolesOfTodayCount() {
    Cookie cookie = signIn(MORNING, new MockHttpServletRequest());

    assertThat(operatorAt(MORNING, cookie).getAuthorities())
        .extracting(Object::toString)
        .containsExactly("ROLE_OPERATOR");
  }

  private Cookie signIn(Instant now, MockHttpServletRequest request) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    Authentication proven =
        UsernamePasswordAuthenticationToken.authenticated("ani", null, List.of());
    cookies(now).saveContext(new SecurityContextImpl(proven), request, response);
    return response.getCookie(SignInCookie.NAME);
  }

  private Cookie renewed(Instant now, Cookie cookie) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    cookies(now).renew(request(cookie), response);
    return response.getCookie(SignInCookie.NAME);
  }

  private String whoAt(Instant now, Cookie cookie) {
    Authentication operator = operatorAt(now, cookie);
    return operator == null ? null : operator.getName();
  }

  private Authentication operatorAt(Instant now, Cookie cookie) {
    SecurityContext context = cookies(now).loadDeferredContext(request(cookie)).get();
    return context.getAuthentication();
  }

  private static MockHttpServletRequest request(Cookie cookie) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setCookies(cookie);
    return request;
  }

  private SignInCookie cookies(Instant now) {
    HubSecurityProperties properties =
        new HubSecurityProperties(
            List.of(),
            List.of(new Operator("ani", "secret", Set.of(OperatorRole.OPERATOR))),
            DataSize.ofKilobytes(1),
            null,
            1,
            null,
            null);
    UserDetailsService operators = new OperatorSecurity().operators(properties);
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new SignInCookie(
        new SignInToken(properties),
        operators,
        SignOutTable.ended(database, clock),
        settings,
        LONGEST,
        clock);
  }
}
