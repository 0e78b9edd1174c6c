package io.mpphub.canonical.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Turns the body of a request into a canonical record and holds it against the record's rules.
 * Strict: an unknown or repeated member, a number where text is due, or anything after the body is
 * a fault. A malformed body ends as {@code malformed}, a broken rule as {@code invalid} with a JSON
 * Pointer to each fault; neither repeats a value of the body.
 */
@Component
public final class RequestReader {

  private static final String BREAKS_RULES = "The body breaks rules: see errors.";
  private static final String PARAMETERS = "The request breaks rules: see errors.";

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(PlausibleTimes.module())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Integer,
              number ->
                  number
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Boolean,
              flag ->
                  flag.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.DateTime,
              day -> day.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .withConfigOverride(
              java.time.LocalDate.class,
              day ->
                  day.setFormat(
                      com.fasterxml.jackson.annotation.JsonFormat.Value.forLeniency(false)))
          .build();

  /** Agencies' answers may have more members than the record; their values are as exact. */
  private static final JsonMapper CANONICAL =
      STRICT
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withCoercionConfig(
              LogicalType.Boolean,
              flag ->
                  flag.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                      .setCoercion(CoercionInputShape.String, CoercionAction.TryConvert))
          .build();

  private static final Comparator<Fault> IN_ORDER =
      Comparator.comparing(Fault::pointer).thenComparing(fault -> fault.detail().toString());

  private final Validator validator;

  public RequestReader(Validator validator) {
    this.validator = validator;
  }

  /**
   * Reads and checks a body.
   *
   * @param body not closed here; null means that there was none
   * @throws ProblemException {@code malformed} or {@code invalid}
   */
  public <T> T read(InputStream body, Class<T> type) {
    return read(tree(body), type);
  }

  /**
   * Checks a body that is parsed already.
   *
   * @throws ProblemException {@code malformed} when there is none, {@code invalid}
   */
  public <T> T read(JsonNode body, Class<T> type) {
    if (body == null || body.isMissingNode() || body.isNull()) {
      throw ProblemException.of(ProblemCode.MALFORMED, "The body is missing; it must be JSON.");
    }
    Shape<T> shape = shape(body, type);
    if (shape.faults().isEmpty()) {
      return check(shape.value(), BREAKS_RULES);
    }
    List<Fault> rules = shape.value() == null ? List.of() : faults(shape.value());
    throw ProblemException.invalid(
        BREAKS_RULES,
        Stream.concat(shape.faults().stream(), rules.stream().filter(rule -> !shape.explains(rule)))
            .sorted(IN_ORDER)
            .toList());
  }

  private static <T> Shape<T> shape(JsonNode body, Class<T> type) {
    try {
      return Shape.of(STRICT, body, type);
    } catch (JsonProcessingException unreadable) {
      throw malformed();
    }
  }

  /**
   * Makes a record of an agency's translated message.
   *
   * @throws ProblemException {@code invalid}, when it lacks a required member, or contradicts
   *     itself
   */
  public <T> T canonical(JsonNode translated, Class<T> type) {
    if (translated == null) {
      throw malformed();
    }
    mustBeSound(translated);
    try {
      return check(CANONICAL.treeToValue(Whole.numbers(translated), type), BREAKS_RULES);
    } catch (JsonMappingException unfit) {
      throw ProblemException.invalid(BREAKS_RULES, List.of(BodyFaults.of(unfit)));
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      throw malformed();
    }
  }

  /**
   * Holds a record of a request's parameters against its rules.
   *
   * @return the same record
   * @throws ProblemException {@code invalid}, with all the faults in the order of their pointers
   */
  public <T> T check(T request) {
    return check(request, PARAMETERS);
  }

  private <T> T check(T request, String fault) {
    List<Fault> faults = faults(request);
    if (faults.isEmpty()) {
      return request;
    }
    throw ProblemException.invalid(fault, faults);
  }

  private <T> List<Fault> faults(T request) {
    return validator.validate(request).stream()
        .map(BodyFaults::of)
        .distinct()
        .sorted(IN_ORDER)
        .toList();
  }

  /**
   * Parses a body.
   *
   * @param body not closed here; null means that there was none
   * @return null when there was none
   * @throws ProblemException {@code malformed}; {@code invalid} for values without meaning
   */
  public JsonNode tree(InputStream body) {
    if (body == null) {
      return null;
    }
    try {
      byte[] bytes = body.readAllBytes();
      if (isInWideCharacters(bytes)) {
        throw ProblemException.of(ProblemCode.MALFORMED, "The body must be JSON in UTF-8.");
      }
      JsonNode tree = STRICT.readTree(bytes);
      mustBeSound(tree);
      return tree;
    } catch (IOException unreadable) {
      throw malformed();
    }
  }

  private static void mustBeSound(JsonNode value) {
    List<Fault> faults = SoundValues.faults(value);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(BREAKS_RULES, faults.stream().sorted(IN_ORDER).toList());
    }
  }

  /** UTF-16 or UTF-32, which the parser would take: RFC 8259 says UTF-8. */
  private static boolean isInWideCharacters(byte[] body) {
    for (int i = 0; i < Math.min(body.length, 4); i++) {
      if (body[i] == 0 || body[i] == (byte) 0xFE || body[i] == (byte) 0xFF) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException malformed() {
    return ProblemException.of(ProblemCode.MALFORMED, "The body is not well-formed JSON.");
  }
}
