package io.mpphub.mall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.problem.ProblemException;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.ServerRequest;

class SessionsTest {

  private static final Person SITI = Person.find("siti").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private Instant now = NOW;
  private final Sessions sessions = new Sessions(new TestClock());

  @Test
  void knowsWhoSignedIn() {
    ResponseCookie cookie = sessions.begin(SITI);

    assertThat(sessions.find(request(cookie.getValue()))).contains(SITI);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getValue()).doesNotContain(SITI.nik());
  }

  @Test
  void forgetsAfterEightHours() {
    String cookie = sessions.begin(SITI).getValue();

    now = NOW.plus(Duration.ofHours(8)).minusSeconds(1);
    assertThat(sessions.find(request(cookie))).isPresent();

    now = NOW.plus(Duration.ofHours(8));
    assertThat(sessions.find(request(cookie))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"siti, budi", "siti., siti.9", "$, x", ".*, ''", ".*, a.b.c", ".*, ..", "\\., _"})
  void believesNoCookieThatItDidNotSign(String part, String instead) {
    String forged = sessions.begin(SITI).getValue().replaceFirst(part, instead);

    assertThat(sessions.find(request(forged))).isEmpty();
  }

  @Test
  void believesNoCookieOfAnotherMall() {
    String foreign = new Sessions(Clock.systemUTC()).begin(SITI).getValue();

    assertThat(sessions.find(request(foreign))).isEmpty();
  }

  @Test
  void asksStrangersToSignIn() {
    ServerRequest stranger = ServerRequest.create(new MockHttpServletRequest(), List.of());

    assertThatThrownBy(() -> sessions.person(stranger)).isInstanceOf(ProblemException.class);
  }

  private static ServerRequest request(String cookie) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setCookies(new Cookie("mall-session", cookie));
    return ServerRequest.create(request, List.of());
  }

  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
