package io.mpphub.connector.receive;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Auth;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.OutcomeRules;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A token made of secrets, a field of the message and the day. Clocks differ and messages take
 * their time: around midnight both days are good.
 */
final class Sha1Proof implements CallerProof {

  private final Auth.Sha1Token settings;
  private final MessageTranslator field;
  private final String secret;
  private final Clock clock;

  Sha1Proof(Auth.Sha1Token settings, OperationContext context) throws InvalidMappingException {
    this.settings = settings;
    this.field = context.expression(settings.field());
    this.secret =
        context.secrets().resolve(settings.username())
            + context.secrets().resolve(settings.password());
    this.clock = context.clock();
  }

  @Override
  public boolean holds(Function<String, String> headers, Supplier<JsonNode> message) {
    String given = headers.apply(settings.header());
    if (given == null) {
      return false;
    }
    String value = field(message.get());
    String token = given.strip().toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    Duration grace = settings.grace();
    return value != null
        && (isOf(now, value, token)
            || isOf(now.minus(grace), value, token)
            || isOf(now.plus(grace), value, token));
  }

  /** Null when the message doesn't have it. */
  private String field(JsonNode message) {
    try {
      JsonNode value = message == null ? null : field.translate(message);
      return value == null || !value.isValueNode() || value.isNull() ? null : value.asText();
    } catch (UnreadableMessageException e) {
      return null;
    }
  }

  private boolean isOf(Instant time, String value, String token) {
    LocalDate day = LocalDate.ofInstant(time, OutcomeRules.AGENCY_ZONE);
    String text = secret + value + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1"); // what the agency prescribes
      return CallerProof.same(
          HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8))), token);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
