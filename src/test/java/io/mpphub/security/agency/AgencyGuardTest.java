package io.mpphub.security.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.sandbox.SettableClock;
import io.mpphub.security.agency.AgencyProof.Shown;
import io.mpphub.security.agency.AgencyProof.Verdict;
import io.mpphub.security.guess.Guesses;
import io.mpphub.security.request.HubSecurityProperties.GuessSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AgencyGuardTest {

  private static final String OFFICE = "192.0.2.1";
  private static final String GUESSER = "203.0.113.7";

  private final Guesses guesses =
      new Guesses(
          new GuessSettings(10, Duration.ofMinutes(5)),
          new SettableClock(Instant.parse("2026-11-24T01:00:00Z")));

  @Test
  void letsOnlySoManyWrongProofsReachTheRoute() throws Exception {
    int passed = 0;
    for (int i = 0; i < 300; i++) {
      passed += comes(GUESSER, Verdict.WRONG).getStatus() == 200 ? 1 : 0;
    }
    MockHttpServletResponse answer = comes(GUESSER, Verdict.WRONG);

    assertThat(passed).isEqualTo(10);
    assertThat(answer.getStatus()).isEqualTo(429);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString()).contains("\"code\":\"rate-limited\"");
  }

  @Test
  void looksAtNoProofOfAStrangerWhoGuessed() throws Exception {
    many(GUESSER, Verdict.WRONG);

    assertThat(comes(GUESSER, Verdict.RIGHT).getStatus()).isEqualTo(429);
    assertThat(comes(GUESSER, Verdict.IN_MESSAGE).getStatus()).isEqualTo(429);
    assertThat(comes("203.0.113.8", Verdict.WRONG).getStatus()).isEqualTo(429);
  }

  @Test
  void letsAnAgencyInWhoeverSharesItsAddress() throws Exception {
    comes(OFFICE, Verdict.RIGHT);
    many(OFFICE, Verdict.WRONG);
    many(GUESSER, Verdict.WRONG);

    assertThat(comes(OFFICE, Verdict.RIGHT).getStatus()).isEqualTo(200);
    assertThat(comes(OFFICE, Verdict.WRONG).getStatus()).isEqualTo(429);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "NOBODY"})
  void countsNoGuessWithoutAProof(Verdict verdict) throws Exception {
    many(GUESSER, verdict);

    assertThat(comes(GUESSER, verdict).getStatus()).isEqualTo(200);
    assertThat(comes(GUESSER, Verdict.RIGHT).getStatus()).isEqualTo(200);
  }

  @Test
  void countsWhatTheMessageTells() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(judged(false)).isFalse();
    }

    assertThat(comes(GUESSER, Verdict.IN_MESSAGE).getStatus()).isEqualTo(429);
    assertThat(AgencyProof.judge(new MockHttpServletRequest(), () -> true)).isTrue();
  }

  private boolean judged(boolean right) throws Exception {
    MockHttpServletRequest request = request(GUESSER);
    guard(Verdict.IN_MESSAGE)
        .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    return AgencyProof.judge(request, () -> right);
  }

  private void many(String address, Verdict verdict) throws Exception {
    for (int i = 0; i < 30; i++) {
      comes(address, verdict);
    }
  }

  @Test
  void refusesAProofThatComesTwice() throws Exception {
    MockHttpServletRequest request = request("203.0.113.9");
    request.addHeader("X-Api-Key", "right");
    request.addHeader("x-api-key", "right");
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain chain = new MockFilterChain();

    guard(Verdict.RIGHT).doFilter(request, response, chain);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(chain.getRequest()).isNull();
  }

  private MockHttpServletResponse comes(String address, Verdict verdict) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    guard(verdict).doFilter(request(address), response, new MockFilterChain());
    return response;
  }

  private AgencyGuard guard(Verdict verdict) {
    return new AgencyGuard(
        request -> new Shown(verdict, verdict == Verdict.NOBODY ? null : "licensing", "X-Api-Key"),
        guesses);
  }

  private static MockHttpServletRequest request(String address) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/agency/licensing/decisions");
    request.setRemoteAddr(address);
    return request;
  }
}
