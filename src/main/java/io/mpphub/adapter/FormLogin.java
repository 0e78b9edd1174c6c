package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Outcome;
import io.mpphub.mapping.MessageTranslator;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * A token fetched with a form login, kept until shortly before it expires or until the agency
 * refuses it. Threads that need one at the same time share one login.
 */
final class FormLogin implements Credentials {

  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** The operation that logs in, part of its route's id. */
  static final String LOGIN = "login";

  /** Posts the form. */
  interface Login {
    /**
     * @throws IOException when the agency can't be reached
     * @throws AgencyException when it answers with a failure
     */
    JsonNode answer() throws IOException;
  }

  private record Token(String value, Instant unusableFrom) {}

  private final String connector;
  private final Auth.FormLogin settings;
  private final MessageTranslator token;
  private final MessageTranslator expires;
  private final MessageTranslator refusedWhen;
  private final Login login;
  private final Clock clock;
  private volatile Token current;

  FormLogin(String connector, Auth.FormLogin settings, Login login, Clock clock)
      throws MessageTranslator.InvalidMappingException {
    this.connector = connector;
    this.settings = settings;
    this.token = MessageTranslator.ofExpression(settings.token());
    this.expires = MessageTranslator.ofExpression(settings.expires());
    this.refusedWhen = MessageTranslator.ofExpression(settings.refusedWhen());
    this.login = login;
    this.clock = clock;
  }

  @Override
  public void addTo(WireRequest request) throws IOException {
    request.query().put(settings.queryParameter(), usableToken().value());
  }

  @Override
  public boolean giveUpIfRefused(int status, JsonNode answer) {
    if (answer == null || !refusedWhen.matches(Map.of(), answer)) {
      return false;
    }
    current = null;
    return true;
  }

  private Token usableToken() throws IOException {
    Token token = current;
    if (isUsable(token)) {
      return token;
    }
    synchronized (this) {
      token = current;
      if (!isUsable(token)) {
        token = read(login.answer());
        current = token;
      }
      return token;
    }
  }

  private boolean isUsable(Token token) {
    return token != null && clock.instant().isBefore(token.unusableFrom());
  }

  /**
   * A token without a readable expiry serves the request at hand and is fetched again for the next.
   */
  private Token read(JsonNode answer) {
    String value = token.translate(answer).asText("");
    if (value.isBlank()) {
      throw new AgencyException(
          connector, LOGIN, Outcome.MISCONFIGURED, null, null, "The login was refused.");
    }
    return new Token(value, expiry(expires.translate(answer)));
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
