package io.mpphub.delivery.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterSelectionTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Duration USUAL = Duration.ofDays(7);

  @Test
  void meansTheLettersOfTheUsualTime() {
    assertThat(selection(null, false).filter(USUAL, NOW))
        .isEqualTo(
            new LetterFilter(
                "licensing",
                "practice-licence",
                "why",
                true,
                Instant.parse("2026-11-17T03:00:00Z"),
                NOW));
  }

  @Test
  void meansThoseOfTheTimeThatTheOperatorNames() {
    assertThat(selection(Duration.ofHours(2), false).filter(USUAL, NOW).deadFrom())
        .isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));
  }

  @Test
  void meansThoseOfAnyAgeWhateverTimeIsNamed() {
    assertThat(selection(Duration.ofHours(2), true).filter(USUAL, NOW).deadFrom())
        .isEqualTo(Instant.EPOCH);
  }

  private static LetterSelection selection(Duration youngerThan, boolean anyAge) {
    return new LetterSelection("licensing", "practice-licence", "why", true, youngerThan, anyAge);
  }
}
