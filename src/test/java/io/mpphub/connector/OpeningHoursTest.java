package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  private static OpeningHours hours(String json) throws JsonProcessingException {
    return ConnectorJson.MAPPER.readValue(json, OpeningHours.class);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(JAKARTA).toInstant();
  }

  /** 2026-11-24 is a Tuesday; Wednesday is a holiday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T06:59, 2026-11-24T07:00",
    "2026-11-24T07:00,",
    "2026-11-24T11:59,",
    "2026-11-24T12:00, 2026-11-24T13:00",
    "2026-11-24T15:59,",
    "2026-11-24T16:00, 2026-11-26T07:00",
    "2026-11-25T10:00, 2026-11-26T07:00",
    "2026-11-27T20:00, 2026-11-28T08:00",
    "2026-11-28T12:00, 2026-11-30T07:00",
  })
  void knowsWhenItOpens(String now, String opens) throws JsonProcessingException {
    OpeningHours hours =
        hours(
            """
            {"mon-fri": "13:00-16:00, 07:00-12:00", "sat": "08:00-12:00", "closed": ["2026-11-25"]}
            """);

    if (opens == null) {
      assertThat(hours.closedUntil(at(now))).isEmpty();
    } else {
      assertThat(hours.closedUntil(at(now))).contains(at(opens));
    }
  }

  @Test
  void goesOverTheEndOfTheWeekAndToMidnight() throws JsonProcessingException {
    OpeningHours hours = hours("{\"sat-mon\": \"20:00-24:00\"}");

    assertThat(hours.closedUntil(at("2026-11-29T23:59"))).isEmpty();
    assertThat(hours.closedUntil(at("2026-11-30T00:00"))).contains(at("2026-11-30T20:00"));
    assertThat(hours.closedUntil(at("2026-12-01T00:00"))).contains(at("2026-12-05T20:00"));
  }

  @Test
  void closesForGoodWhenNothingIsOpen() throws JsonProcessingException {
    assertThat(hours("{\"zone\": \"UTC\"}").closedUntil(Instant.EPOCH)).contains(Instant.MAX);
  }

  @Test
  void findsHoursThatEndBeforeTheyBegin() throws JsonProcessingException {
    assertThat(hours("{\"mon\": \"16:00-07:00\"}").isInOrder()).isFalse();
    assertThat(hours("{\"mon\": \"07:00-16:00\"}").isInOrder()).isTrue();
  }
}
