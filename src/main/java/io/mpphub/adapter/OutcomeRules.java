package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.OpeningHours;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.OutcomeRule;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/**
 * Decides what an answer means: the first rule of the connector file that matches, else what the
 * protocol says, else the HTTP status.
 */
final class OutcomeRules {

  static final ZoneId AGENCY_ZONE = OpeningHours.USUAL_ZONE;

  /** The day at the agency, as mappings read it: {@code $today}. */
  static JsonNode today(Clock clock) {
    return TextNode.valueOf(LocalDate.ofInstant(clock.instant(), AGENCY_ZONE).toString());
  }

  /**
   * What an answer means.
   *
   * @param retryAfter null when unknown
   * @param reason null when the connector file gives none
   * @param said whether a rule of the connector file says so
   */
  record Verdict(Outcome outcome, Duration retryAfter, String reason, boolean said) {

    /** No rule could be held against the answer. */
    static final Verdict UNCLEAR = new Verdict(Outcome.OK, null, null, false);
  }

  private record Rule(OutcomeRule text, MessageTranslator when) {
    boolean matches(int status, JsonNode answer) {
      if (text.status() != null && text.status() != status) {
        return false;
      }
      return when == null
          || (answer != null && when.matches(Map.of("status", IntNode.valueOf(status)), answer));
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final Clock clock;

  OutcomeRules(List<OutcomeRule> texts, Clock clock) throws InvalidMappingException {
    this.clock = clock;
    for (OutcomeRule text : texts) {
      MessageTranslator when =
          text.when() == null ? null : MessageTranslator.ofExpression(text.when());
      rules.add(new Rule(text, when));
    }
  }

  /**
   * @param unwrapped null when the answer couldn't be read
   */
  Verdict judge(WireAnswer answer, JsonNode unwrapped) {
    for (Rule rule : rules) {
      if (rule.matches(answer.status(), unwrapped)) {
        OutcomeRule text = rule.text();
        Duration pause = pause(text.retryAfter());
        return new Verdict(
            text.as(), pause == null ? answer.retryAfter() : pause, text.reason(), true);
      }
    }
    Outcome otherwise = answer.otherwise();
    return new Verdict(
        otherwise == null ? byStatus(answer.status()) : otherwise,
        answer.retryAfter(),
        null,
        false);
  }

  /** What a status means by itself. */
  static Outcome byStatus(int status) {
    if (status / 100 == 2) {
      return Outcome.OK;
    }
    return switch (status) {
      case 404, 410 -> Outcome.NOT_FOUND;
      case 408, 423, 425, 429 -> Outcome.TRANSIENT;
      // Of this one message: another one may be taken.
      case 400, 409, 413, 414, 415, 422, 431 -> Outcome.REJECTED;
      default -> status >= 500 ? Outcome.TRANSIENT : Outcome.MISCONFIGURED;
    };
  }

  private Duration pause(String text) {
    if (text == null) {
      return null;
    }
    if (text.equals("next-day")) {
      ZonedDateTime now = clock.instant().atZone(AGENCY_ZONE);
      return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plusDays(1));
    }
    return DurationStyle.SIMPLE.parse(text);
  }
}
