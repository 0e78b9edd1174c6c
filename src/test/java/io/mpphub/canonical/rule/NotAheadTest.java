package io.mpphub.canonical.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.problem.ProblemException;
import jakarta.validation.Validation;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of what has happened, on 30 November in UTC. */
class NotAheadTest {

  private static final RequestReader READER =
      new RequestReader(
          Validation.byDefaultProvider()
              .configure()
              .clockProvider(
                  () -> Clock.fixed(Instant.parse("2026-11-30T23:59:00Z"), ZoneOffset.UTC))
              .buildValidatorFactory()
              .getValidator());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TaxClearance | {'nik': '3508104101900001', 'clear': true, 'outstanding': 0, 'debts': [], 'checkedOn': '%s', 'source': 'tax'}
          Business     | {'nib': '8120003508001', 'name': 'PT', 'status': 'active', 'issuedOn': '%s', 'source': 'oss'}
          Figure       | {'value': 1, 'measuredOn': '%s'}
          Resident     | {'nik': '3508104101900001', 'name': 'Siti', 'birthDate': '%s', 'source': 'dukcapil'}
          """,
      quoteCharacter = '"')
  void takesTheDayOfAZoneAheadAndNoLaterOne(String record, String body) throws Exception {
    Class<?> type = Class.forName("io.mpphub.canonical." + record);

    assertThat(read(body.formatted("2026-12-01"), type)).isNotNull();
    assertThatThrownBy(() -> read(body.formatted("2026-12-02"), type))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.errors())
                    .singleElement()
                    .extracting(fault -> fault.detail().toString())
                    .isEqualTo("must not be in the future"));
  }

  private static Object read(String body, Class<?> type) throws IOException {
    return READER.canonical(new JsonMapper().readTree(body.replace('\'', '"')), type);
  }
}
