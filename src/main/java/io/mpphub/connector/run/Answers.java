package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reader of one operation's answers: takes off the envelope, judges by the outcome rules, and maps
 * to the canonical response. Does no I/O. Safe for use by many threads.
 */
public final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  /** Receipt of an agency that has taken a command; a status alone may be another system's. */
  private static final String REFERENCE = "agencyReference";

  private final String connector;
  private final String operation;
  private final MessageTranslator envelope;
  private final MessageTranslator response;
  private final OutcomeRules outcomes;
  private final SubjectCheck subject;
  private final Paging paging;
  private final ResponseSchema schema;
  private final Outcome drift;
  private final OperationContext.DriftListener listener;
  private final Clock clock;
  private final boolean isCommand;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  public Answers(OperationContext context) throws InvalidMappingException {
    Operation settings = context.settings();
    this.connector = context.connector().name();
    this.operation = context.name();
    this.clock = context.clock();
    this.isCommand = settings.kind() == Operation.Kind.COMMAND;
    this.envelope = context.mapping(context.connector().envelope());
    this.response = context.mapping(settings.response().mapping());
    this.schema =
        settings.response().schema() == null
            ? null
            : new ResponseSchema(context.mappings().resolve(settings.response().schema()));
    this.paging = Paging.of(context);
    this.drift = settings.response().drift();
    this.subject = SubjectCheck.of(settings.subject());
    this.listener = context.drift();
    this.outcomes =
        new OutcomeRules(
            Stream.concat(settings.outcomes().stream(), context.connector().outcomes().stream())
                .toList(),
            context.connector().mappings(),
            clock);
  }

  /** Takes the connector's envelope off an answer. */
  public WireAnswer unwrapped(WireAnswer answer) {
    JsonNode body = answer.body();
    try {
      return answer.unwrapped(body == null || envelope == null ? body : envelope.translate(body));
    } catch (UnreadableMessageException e) {
      LOG.warn("An answer of {}.{} can't be unwrapped: {}", connector, operation, e.getMessage());
      return answer.unwrapped(null);
    }
  }

  /** For the pages of one list; null when answers are whole. */
  public Paging.Pages pages() {
    return paging == null ? null : paging.start();
  }

  /**
   * @param answer without its envelope
   * @param canonical the request; the mapping reads it as {@code $request}, and the day at the
   *     agency as {@code $today}
   * @param pages of the list that the answer belongs to, null for none
   * @return null when there is another page to ask for
   * @throws AgencyException when the answer is anything but ok
   */
  public JsonNode canonical(WireAnswer answer, JsonNode canonical, Paging.Pages pages) {
    JsonNode unwrapped = answer.unwrapped();
    OutcomeRules.Verdict verdict = OutcomeRules.Verdict.UNCLEAR;
    try {
      verdict = outcomes.judge(answer);
      if (isCommand && verdict.needsNoWords() && unwrapped == null) {
        return done();
      }
      if (verdict.outcome() == Outcome.OK && unwrapped != null) {
        watchShape(answer.status(), unwrapped);
        JsonNode content = content(answer.status(), unwrapped, pages);
        return content == null ? null : mapped(answer.status(), canonical, content, verdict);
      }
      if (isNo(verdict.outcome()) && unwrapped != null) {
        mustBeAsked(
            answer.status(),
            subject.otherOfNo(
                canonical, member -> response.member(variables(canonical), unwrapped, member)));
      }
    } catch (UnreadableMessageException e) {
      if (isCommand && verdict.needsNoWords()) {
        return done();
      }
      LOG.warn("An answer of {}.{} can't be read: {}", connector, operation, e.getMessage());
      throw failure(
          Outcome.UNREADABLE,
          answer.status(),
          null,
          "The agency's answer can't be understood (" + e.getMessage() + ").");
    }
    if (verdict.isOfRule() && verdict.outcome() == Outcome.MISCONFIGURED) {
      throw AgencyException.ofCredentials(connector, operation, answer.status(), verdict.reason());
    }
    throw verdict.outcome() == Outcome.OK
        ? failure(Outcome.UNREADABLE, answer.status(), null, answer.fault())
        : failure(verdict.outcome(), answer.status(), verdict.retryAfter(), verdict.reason());
  }

  private JsonNode mapped(
      int status, JsonNode request, JsonNode content, OutcomeRules.Verdict verdict) {
    JsonNode mapped = response.translate(variables(request), content);
    mustBeAsked(status, subject.other(request, mapped));
    if (!isCommand && isNothing(mapped)) {
      throw failure(Outcome.UNREADABLE, status, null, "The agency's answer is mapped to nothing.");
    }
    if (isCommand && verdict.source() == OutcomeRules.Source.STATUS && !isReferred(mapped)) {
      throw failure(
          Outcome.UNREADABLE, status, null, "The agency's answer doesn't say that it was done.");
    }
    return isNothing(mapped) ? done() : mapped;
  }

  private Map<String, JsonNode> variables(JsonNode request) {
    return Map.of("request", request, "today", OutcomeRules.today(clock));
  }

  /** Whether it is a final word on the one asked for, which must not be told of another. */
  private static boolean isNo(Outcome outcome) {
    return outcome == Outcome.NOT_FOUND || outcome == Outcome.INACTIVE;
  }

  /**
   * @param other the member that names another, null for none
   */
  private void mustBeAsked(int status, String other) {
    if (other != null) {
      listener.drifted(connector, operation, List.of("/" + other + " is not the one asked for"));
      throw failure(
          Outcome.UNREADABLE,
          status,
          null,
          "The agency's answer is about somebody or something else than was asked for.");
    }
  }

  private static boolean isNothing(JsonNode mapped) {
    return mapped.isNull() || mapped.isMissingNode();
  }

  private static boolean isReferred(JsonNode mapped) {
    JsonNode reference = mapped.path(REFERENCE);
    return reference.isNumber() || reference.isTextual() && !reference.textValue().isBlank();
  }

  private static JsonNode done() {
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode content(int status, JsonNode unwrapped, Paging.Pages pages) {
    if (pages == null) {
      return unwrapped;
    }
    Boolean whole = pages.add(unwrapped);
    if (whole == null) {
      throw failure(Outcome.UNREADABLE, status, null, null);
    }
    if (!whole && pages.areTooMany()) {
      throw failure(
          Outcome.UNREADABLE, status, null, "The agency's list has more pages than expected.");
    }
    return whole ? pages.list() : null;
  }

  /** An answer that no one agreed on is noted, and refused when the connector file says so. */
  private void watchShape(int status, JsonNode unwrapped) {
    List<String> deviations = schema == null ? List.of() : schema.deviations(unwrapped);
    if (deviations.isEmpty()) {
      return;
    }
    listener.drifted(connector, operation, deviations);
    if (drift != Outcome.OK) {
      throw failure(
          drift, status, null, "The agency's answer has another shape than agreed with the hub.");
    }
  }

  private AgencyException failure(
      Outcome outcome, Integer status, Duration retryAfter, String reason) {
    return new AgencyException(connector, operation, outcome, status, retryAfter, reason);
  }
}
