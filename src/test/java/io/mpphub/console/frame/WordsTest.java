package io.mpphub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.console.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static final Instant NOW = Routes.NOON;

  private final Words words =
      new Words(ZoneId.of("Asia/Jakarta"), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void tellsTimesInTheRegionsZone() {
    assertThat(words.time(NOW)).isEqualTo("2026-11-24 12:00:00");
    assertThat(words.moment(NOW.plusMillis(5))).isEqualTo("2026-11-24 12:00:00.005");
    assertThat(words.zone()).endsWith("UTC+07:00");
    assertThat(words.time(null)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.5S, now",
    "PT45S, 45 s ago",
    "PT5M, 5 min ago",
    "PT3H, 3 h ago",
    "PT72H, 3 d ago",
    "PT-5S, now"
  })
  void tellsAges(Duration age, String told) {
    assertThat(words.ago(NOW.minus(age))).isEqualTo(told);
  }

  @Test
  void tellsWhatIsToCome() {
    assertThat(words.until(NOW.plusSeconds(30))).isEqualTo("in 30 s");
    assertThat(words.until(NOW.minusSeconds(30))).isEqualTo("now");
    assertThat(words.until(null)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({"0.26, 0.3 ms", "42.4, 42 ms", "999, 999 ms", "1500, 1.5 s"})
  void tellsDurations(double millis, String told) {
    assertThat(words.millis(millis)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "12.3, 12", "1234, '1,234'"})
  void tellsRates(double perMinute, String told) {
    assertThat(words.rate(perMinute)).isEqualTo(told);
  }

  @Test
  void givesEachStateItsTone() {
    assertThat(words.tone("approved")).isEqualTo("good");
    assertThat(words.tone("retrying")).isEqualTo("warn");
    assertThat(words.tone("dead")).isEqualTo("bad");
    assertThat(words.tone("rejected")).isEqualTo("quiet");
  }
}
