package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.Mappings;
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
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;

/**
 * Decides what an answer means: the first rule of the connector file that matches, else what the
 * protocol says, else the HTTP status.
 */
public final class OutcomeRules {

  public static final ZoneId AGENCY_ZONE = OpeningHours.USUAL_ZONE;

  /** The day at the agency, as mappings read it: {@code $today}. */
  public static JsonNode today(Clock clock) {
    return TextNode.valueOf(LocalDate.ofInstant(clock.instant(), AGENCY_ZONE).toString());
  }

  /**
   * Meaning of an answer.
   *
   * @param retryAfter null when unknown
   * @param reason null when the connector file gives none
   * @param source where the verdict comes from
   */
  record Verdict(Outcome outcome, Duration retryAfter, String reason, Source source) {

    /** No rule could be held against the answer. */
    static final Verdict UNCLEAR = new Verdict(Outcome.OK, null, null, Source.STATUS);

    /** Whether a rule of the connector file says so. */
    boolean isOfRule() {
      return source == Source.RULE || source == Source.WORDS;
    }

    /** Whether it holds for a command, without regard to the answer's text. */
    boolean needsNoWords() {
      return outcome == Outcome.OK && (source == Source.RULE || source == Source.PROTOCOL);
    }
  }

  /** Origin of a verdict. */
  enum Source {
    /** A rule of the connector file on what the answer says. */
    WORDS,
    /** A rule of the connector file on the status alone. */
    RULE,
    /** The protocol, which knows what it has done. */
    PROTOCOL,
    /** The status as such, which a gateway may have given, too. */
    STATUS
  }

  private record Rule(OutcomeRule text, MessageTranslator when) {
    boolean matches(WireAnswer answer) {
      JsonNode unwrapped = answer.unwrapped();
      int status = answer.status();
      if (text.status() != null && text.status() != status) {
        return false;
      }
      if (when == null) {
        return true;
      }
      return (text.status() != null || answer.isSpoken())
          && unwrapped != null
          && when.matches(Map.of("status", IntNode.valueOf(status)), unwrapped);
    }

    boolean isNoInWords() {
      return when != null && NO.contains(text.as());
    }
  }

  /** By these the agency speaks of the record, not of the call. */
  private static final Set<Integer> OF_THE_RECORD = Set.of(400, 404, 409, 410, 422);

  /** The agency's final no. */
  private static final Set<Outcome> NO =
      Set.of(Outcome.NOT_FOUND, Outcome.INACTIVE, Outcome.REJECTED);

  private final List<Rule> rules = new ArrayList<>();
  private final boolean saysNoInWords;
  private final Clock clock;

  OutcomeRules(List<OutcomeRule> texts, Mappings mappings, Clock clock)
      throws InvalidMappingException {
    this.clock = clock;
    for (OutcomeRule text : texts) {
      MessageTranslator when = text.when() == null ? null : mappings.expression(text.when());
      rules.add(new Rule(text, when));
    }
    this.saysNoInWords = rules.stream().anyMatch(Rule::isNoInWords);
  }

  /**
   * @param answer without its envelope
   */
  Verdict judge(WireAnswer answer) {
    for (Rule rule : rules) {
      if (rule.matches(answer)) {
        OutcomeRule text = rule.text();
        Duration pause = pause(text.retryAfter());
        return new Verdict(
            text.as(),
            pause == null ? answer.retryAfter() : pause,
            text.reason(),
            rule.when() == null ? Source.RULE : Source.WORDS);
      }
    }
    return answer.otherwise() == null
        ? new Verdict(byStatus(answer), answer.retryAfter(), null, Source.STATUS)
        : new Verdict(answer.otherwise(), answer.retryAfter(), null, Source.PROTOCOL);
  }

  /**
   * A page that is not of the agreed format is a gateway's word: not the agency's final one. Nor is
   * a mere status the final one of an agency that says no in words.
   */
  private Outcome byStatus(WireAnswer answer) {
    Outcome outcome = byStatus(answer.status());
    boolean isForeign = answer.isForeign() && OF_THE_RECORD.contains(answer.status());
    boolean isWordless = saysNoInWords && !answer.isSpoken() && NO.contains(outcome);
    return isForeign || isWordless ? Outcome.UNREADABLE : outcome;
  }

  /** Returns the meaning of a status by itself. */
  public static Outcome byStatus(int status) {
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
