package io.mpphub.security.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.sandbox.SettableClock;
import io.mpphub.security.guess.Caller.Door;
import io.mpphub.security.request.HubSecurityProperties.GuessSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

public class GuessesTest {

  private static final int FREE = 10;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String OFFICE = "192.0.2.1";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T01:00:00Z"));
  private final Guesses guesses = new Guesses(new GuessSettings(FREE, LONGEST), clock);

  @ParameterizedTest
  @EnumSource
  void areFollowedByEverLongerPauses(Door door) {
    Caller guesser = Caller.of(door, "203.0.113.7", "ani");
    wrong(guesser, FREE);

    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long pause = pause(guesser);
      pauses.add(pause);
      clock.advance(Duration.ofSeconds(pause));
      wrong(guesser, 1);
    }

    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
  }

  @Test
  void areNotEvenLookedAtInAPause() {
    Caller guesser = caller("203.0.113.7", "ani");
    wrong(guesser, FREE);
    AtomicInteger looks = new AtomicInteger();

    for (int i = 0; i < 300; i++) {
      assertThatThrownBy(() -> guesses.judge(guesser, () -> looks.incrementAndGet() > 0))
          .isInstanceOf(TooManyGuessesException.class);
    }

    assertThat(looks).hasValue(0);
    // What is not looked at makes no pause longer.
    clock.advance(Duration.ofSeconds(1));
    assertThat(guesses.judge(guesser, () -> true)).isTrue();
  }

  @Test
  void ofOneAddressCountWhateverTheNames() {
    for (int i = 0; i < FREE; i++) {
      wrong(caller("203.0.113.7", "name" + i), 1);
    }

    assertThat(pause(caller("203.0.113.7", "another"))).isPositive();
    assertThat(guesses.judge(caller("203.0.113.8", "another"), () -> true)).isTrue();
  }

  @Test
  void ofOneNameCountWhateverTheAddressesButShutNobodyOutForLong() {
    for (int i = 0; i < 40; i++) {
      Caller somewhere = caller("203.0.113." + i, "ani");
      clock.advance(Duration.ofSeconds(i < FREE ? 0 : 30));
      wrong(somewhere, 1);
    }

    assertThat(pause(caller("198.51.100.1", "ani"))).isEqualTo(LONGEST.toSeconds() / 10);
    assertThat(guesses.judge(caller("198.51.100.1", "budi"), () -> true)).isTrue();
  }

  @Test
  void ofStrangersDoNotShutOutWhoIsKnownAtAnAddress() {
    Caller ani = caller(OFFICE, "ani");
    assertThat(guesses.judge(ani, () -> true)).isTrue();
    for (int i = 0; i < FREE; i++) {
      wrong(caller("203.0.113." + i, "ani"), 1);
      wrong(caller(OFFICE, "somebody" + i), 1);
    }

    assertThat(guesses.judge(ani, () -> true)).isTrue();
    assertThat(pause(caller(OFFICE, "another"))).isPositive();
    assertThat(pause(caller("198.51.100.1", "ani"))).isPositive();
    // At her own address there are guesses, too.
    wrong(ani, FREE);
    assertThat(pause(ani)).isEqualTo(1);
  }

  @Test
  void areForgivenToWhoProvesToBeRight() {
    Caller ani = caller(OFFICE, "ani");
    guesses.judge(ani, () -> true);
    for (int i = 0; i < 50; i++) {
      wrong(ani, FREE - 1);
      assertThat(guesses.judge(ani, () -> true)).isTrue();
    }
  }

  @Test
  void neverHappenToWhoIsRight() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(guesses.judge(caller(OFFICE, "ani"), () -> true)).isTrue();
    }
  }

  @Test
  void areForgottenAfterHalfAnHour() {
    Caller guesser = caller("203.0.113.7", "ani");
    wrong(guesser, FREE - 1);
    clock.advance(Duration.ofMinutes(31));
    wrong(guesser, FREE - 1);

    assertThat(guesses.judge(guesser, () -> true)).isTrue();
  }

  @Test
  void atOneDoorSayNothingOfAnother() {
    wrong(Caller.of(Door.API, OFFICE, null), FREE);

    assertThat(guesses.judge(caller(OFFICE, "ani"), () -> true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, ani, ani",
    "203.0.113.7, 203.0.113.7, ani, ANI"
  })
  void ofOneNetworkAndOneNameAreThoseOfOne(
      String address, String sameNetwork, String name, String sameName) {
    assertThat(caller(address, name)).isEqualTo(caller(sameNetwork, sameName));
  }

  @Test
  void atTheSameTimeAreNoMoreThanOneAfterTheOther() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Callable<Boolean> guess =
        () -> {
          try {
            return guesses.judge(caller("203.0.113.7", "ani"), () -> looks.incrementAndGet() < 0);
          } catch (TooManyGuessesException e) {
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> guess).toList());
    } finally {
      threads.shutdown();
    }

    assertThat(looks).hasValue(FREE);
  }

  /** As configured by default. */
  public static Guesses ofEverybody() {
    return new Guesses(new GuessSettings(FREE, LONGEST), Clock.systemUTC());
  }

  private static Caller caller(String address, String name) {
    return Caller.of(Door.OPERATORS, address, name);
  }

  private void wrong(Caller caller, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(guesses.judge(caller, () -> false)).isFalse();
    }
  }

  private long pause(Caller caller) {
    try {
      guesses.check(caller);
      return 0;
    } catch (TooManyGuessesException e) {
      return e.seconds();
    }
  }
}
