package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T05:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          90                             | PT90S
          Tue, 24 Nov 2026 05:02:00 GMT  | PT2M
          Tue, 24 Nov 2026 04:00:00 GMT  | PT0S
          999999999999999999             | PT24H
          Fri, 01 Jan 2100 00:00:00 GMT  | PT24H
          """)
  void isAPauseOfAtMostADay(String value, Duration pause) {
    assertThat(RetryAfter.in(value, CLOCK)).isEqualTo(pause);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
  void isNothingWhenItCanNotBeUnderstood(String value) {
    assertThat(RetryAfter.in(value, CLOCK)).isNull();
  }
}
