package io.mpphub.connector.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Mappings;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** A token fetched with a form login; it goes out in the query. */
final class FormLogin implements Credentials {

  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Auth.FormLogin settings;
  private final MessageTranslator token;
  private final MessageTranslator expires;
  private final MessageTranslator refusedWhen;
  private final KeptToken kept;
  private final Clock clock;

  FormLogin(
      String connector,
      Auth.FormLogin settings,
      Mappings mappings,
      KeptToken.Login login,
      Clock clock)
      throws InvalidMappingException {
    this.settings = settings;
    this.token = mappings.expression(settings.token());
    this.expires = mappings.expression(settings.expires());
    this.refusedWhen = mappings.expression(settings.refusedWhen());
    this.kept = new KeptToken(connector, Protocol.LOGIN, login, clock);
    this.clock = clock;
  }

  @Override
  public void addTo(WireRequest request, Deadline deadline) throws IOException {
    request.query(settings.queryParameter(), kept.value(this::read, deadline));
  }

  @Override
  public boolean giveUpIfRefused(WireRequest sent, int status, JsonNode answer) {
    if (answer == null || !isRefusal(answer)) {
      return false;
    }
    sent.query().getOrDefault(settings.queryParameter(), List.of()).forEach(kept::giveUp);
    return true;
  }

  private boolean isRefusal(JsonNode answer) {
    try {
      return refusedWhen.matches(Map.of(), answer);
    } catch (UnreadableMessageException e) {
      return false; // The outcome rules say what it is.
    }
  }

  /**
   * A token without a readable expiry serves the request at hand and is fetched again for the next.
   */
  private KeptToken.Token read(JsonNode answer) {
    return new KeptToken.Token(
        token.translate(answer).asText(""), expiry(expires.translate(answer)));
  }

  private Instant expiry(JsonNode text) {
    try {
      return LocalDateTime.parse(text.asText(), EXPIRY)
          .atZone(ZoneId.of(settings.zone()))
          .toInstant()
          .minus(settings.renewBefore());
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }
}
