package io.mpphub.connector.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.Mappings;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.OutcomeRule;
import io.mpphub.connector.run.OutcomeRules.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeRulesTest {

  /** Half past ten in the evening in Jakarta. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T15:30:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "200, OK",
    "201, OK",
    "302, MISCONFIGURED",
    "400, REJECTED",
    "401, MISCONFIGURED",
    "403, MISCONFIGURED",
    "404, NOT_FOUND",
    "409, REJECTED",
    "422, REJECTED",
    "408, TRANSIENT",
    "199, MISCONFIGURED",
    "299, OK",
    "300, MISCONFIGURED",
    "410, NOT_FOUND",
    "413, REJECTED",
    "414, REJECTED",
    "415, REJECTED",
    "431, REJECTED",
    "423, TRANSIENT",
    "425, TRANSIENT",
    "418, MISCONFIGURED",
    "499, MISCONFIGURED",
    "599, TRANSIENT",
    "429, TRANSIENT",
    "500, TRANSIENT",
    "502, TRANSIENT",
    "503, TRANSIENT"
  })
  void withoutARuleTheHttpStatusDecides(int status, Outcome outcome) throws Exception {
    assertThat(rules().judge(WireAnswer.of(status, null)).outcome()).isEqualTo(outcome);
  }

  @Test
  void firstRuleThatMatchesDecides() throws Exception {
    OutcomeRules rules =
        rules(
            new OutcomeRule(".code == \"DUPLICATE\"", 409, Outcome.OK, null, null),
            new OutcomeRule(".code", null, Outcome.REJECTED, null, "No."),
            new OutcomeRule(null, 200, Outcome.UNREADABLE, null, null));

    assertThat(rules.judge(answer(409, json("DUPLICATE"))).outcome()).isEqualTo(Outcome.OK);
    assertThat(rules.judge(answer(200, json("DUPLICATE"))))
        .isEqualTo(new Verdict(Outcome.REJECTED, null, "No.", OutcomeRules.Source.WORDS));
    assertThat(rules.judge(answer(200, ConnectorFolders.object())).outcome())
        .isEqualTo(Outcome.UNREADABLE);
  }

  @Test
  void conditionNeverMatchesAnAnswerThatCanNotBeRead() throws Exception {
    OutcomeRules rules = rules(new OutcomeRule("not(.code)", null, Outcome.OK, null, null));

    assertThat(rules.judge(WireAnswer.of(503, null)).outcome()).isEqualTo(Outcome.TRANSIENT);
  }

  @Test
  void nextDayBeginsAtTheAgencysMidnight() throws Exception {
    OutcomeRules rules =
        rules(
            new OutcomeRule(null, 429, Outcome.TRANSIENT, "next-day", null),
            new OutcomeRule(null, 503, Outcome.TRANSIENT, "90s", null));

    assertThat(rules.judge(WireAnswer.of(429, null)).retryAfter())
        .isEqualTo(Duration.ofMinutes(90));
    assertThat(rules.judge(WireAnswer.of(503, null)).retryAfter())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void waitsAsTheRuleSaysElseAsTheAgencyAsks() throws Exception {
    OutcomeRules rules =
        rules(
            new OutcomeRule(null, 429, Outcome.TRANSIENT, "90s", null),
            new OutcomeRule(null, 423, Outcome.TRANSIENT, null, null));
    Duration asked = Duration.ofSeconds(7);

    assertThat(rules.judge(WireAnswer.of(429, null).retryAfter(asked)).retryAfter())
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(rules.judge(WireAnswer.of(423, null).retryAfter(asked)).retryAfter())
        .isEqualTo(asked);
    assertThat(rules.judge(WireAnswer.of(503, null).retryAfter(asked)).retryAfter())
        .isEqualTo(asked);
    assertThat(rules.judge(WireAnswer.of(503, null)).retryAfter()).isNull();
  }

  @Test
  void theProtocolsWordCountsMoreThanTheStatusAndLessThanARule() throws Exception {
    WireAnswer fault = WireAnswer.of(500, null).otherwise(Outcome.REJECTED);

    assertThat(rules().judge(fault))
        .isEqualTo(new Verdict(Outcome.REJECTED, null, null, OutcomeRules.Source.PROTOCOL));
    assertThat(
            rules(new OutcomeRule(null, 500, Outcome.NOT_FOUND, null, null)).judge(fault).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "200, NOT_FOUND",
    "299, NOT_FOUND",
    "302, MISCONFIGURED",
    "400, UNREADABLE",
    "401, MISCONFIGURED",
    "404, UNREADABLE",
    "413, UNREADABLE",
    "422, INACTIVE",
    "500, TRANSIENT",
    "503, TRANSIENT"
  })
  void wordsCountWithASuccessOrWithTheStatusThatTheRuleNames(int status, Outcome outcome)
      throws Exception {
    OutcomeRules rules =
        rules(
            new OutcomeRule(".code == \"NONE\"", null, Outcome.NOT_FOUND, null, null),
            new OutcomeRule(".code == \"NONE\"", 422, Outcome.INACTIVE, null, null));

    assertThat(rules.judge(answer(status, json("NONE"))).outcome()).isEqualTo(outcome);
  }

  @Test
  void wordsCountWithAnyStatusWhereNoGatewayStandsBetween() throws Exception {
    OutcomeRules rules =
        rules(new OutcomeRule(".code == \"NONE\"", null, Outcome.NOT_FOUND, null, null));

    assertThat(rules.judge(answer(503, json("NONE")).spoken(true)).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(rules.judge(answer(409, json("X")).spoken(true)).outcome())
        .isEqualTo(Outcome.REJECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, UNREADABLE",
    "INACTIVE, UNREADABLE",
    "REJECTED, UNREADABLE",
    "OK, NOT_FOUND",
    "TRANSIENT, NOT_FOUND",
    "UNREADABLE, NOT_FOUND",
    "MISCONFIGURED, NOT_FOUND"
  })
  void aNoInWordsIsBelievedInWordsOnly(Outcome said, Outcome outcome) throws Exception {
    OutcomeRules rules = rules(new OutcomeRule(".code == \"NONE\"", null, said, null, null));

    assertThat(rules.judge(answer(404, json("X"))).outcome()).isEqualTo(outcome);
    assertThat(
            rules(new OutcomeRule(null, 410, said, null, null))
                .judge(answer(404, json("X")))
                .outcome())
        .isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void aRuleReadsTheStatus() throws Exception {
    OutcomeRules rules =
        rules(new OutcomeRule("$status == 207", null, Outcome.REJECTED, null, null));

    assertThat(rules.judge(WireAnswer.of(207, null).unwrapped(ConnectorFolders.object())).outcome())
        .isEqualTo(Outcome.REJECTED);
    assertThat(rules.judge(WireAnswer.of(206, null).unwrapped(ConnectorFolders.object())).outcome())
        .isEqualTo(Outcome.OK);
  }

  @Test
  void todayIsTheDayAtTheAgency() {
    Clock late = Clock.fixed(Instant.parse("2026-11-24T17:00:00Z"), ZoneOffset.UTC);

    assertThat(OutcomeRules.today(CLOCK).asText()).isEqualTo("2026-11-24");
    assertThat(OutcomeRules.today(late).asText()).isEqualTo("2026-11-25");
  }

  private static OutcomeRules rules(OutcomeRule... rules) throws Exception {
    return new OutcomeRules(List.of(rules), new Mappings(null), CLOCK);
  }

  private static JsonNode json(String code) {
    return ConnectorFolders.object().put("code", code);
  }

  private static WireAnswer answer(int status, JsonNode body) {
    return WireAnswer.of(status, body).unwrapped(body);
  }
}
