package io.mpphub.console.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.console.Routes;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRatesTest {

  private static final Instant START = Routes.NOON;

  private final CallRates rates = new CallRates();

  @Test
  void isNothingBeforeTheFirstSample() {
    assertThat(rates.perMinute("api", 5, START)).isZero();
  }

  @Test
  void countsFromTheFirstSampleInTheFirstMinute() {
    rates.note(START, Map.of("api", 10L));

    assertThat(rates.perMinute("api", 40, START.plusSeconds(30))).isEqualTo(60);
  }

  @Test
  void forgetsWhatIsOlderThanAMinute() {
    for (int second = 0; second <= 300; second += 10) {
      rates.note(START.plusSeconds(second), Map.of("api", second < 240 ? second * 100L : 24_000L));
    }

    assertThat(rates.perMinute("api", 24_012, START.plusSeconds(300))).isEqualTo(12);
  }

  @Test
  void countsARouteThatIsNewFromNought() {
    rates.note(START, Map.of());

    assertThat(rates.perMinute("api", 3, START.plusSeconds(60))).isEqualTo(3);
  }

  @Test
  void isNeverNegativeWhenARouteWasMadeAnew() {
    rates.note(START, Map.of("api", 1000L));

    assertThat(rates.perMinute("api", 2, START.plusSeconds(60))).isZero();
  }
}
