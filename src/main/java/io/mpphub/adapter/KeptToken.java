package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/**
 * A token that is fetched when it is needed and kept until it is no longer usable or given up.
 * Threads that need one at the same time share one login.
 */
final class KeptToken {

  /** Fetches a token. */
  interface Login {
    /**
     * @throws IOException when the agency can't be reached
     * @throws AgencyException when it answers with a failure
     */
    JsonNode answer() throws IOException;
  }

  /**
   * @param value blank when the login's answer has none
   */
  record Token(String value, Instant unusableFrom) {}

  private final String connector;
  private final String operation;
  private final Login login;
  private final Clock clock;
  private volatile Token current;

  /**
   * @param operation the login's name
   */
  KeptToken(String connector, String operation, Login login, Clock clock) {
    this.connector = connector;
    this.operation = operation;
    this.login = login;
    this.clock = clock;
  }

  /**
   * A token that is usable now.
   *
   * @param reader takes it from the login's answer
   * @throws IOException when the agency can't be reached for one
   * @throws AgencyException when it gives none
   */
  String value(Function<JsonNode, Token> reader) throws IOException {
    Token token = current;
    if (isUsable(token)) {
      return token.value();
    }
    synchronized (this) {
      token = current;
      if (!isUsable(token)) {
        token = reader.apply(login.answer());
        if (token.value().isBlank()) {
          throw new AgencyException(
              connector, operation, Outcome.MISCONFIGURED, null, null, "The login was refused.");
        }
        current = token;
      }
      return token.value();
    }
  }

  private boolean isUsable(Token token) {
    return token != null && clock.instant().isBefore(token.unusableFrom());
  }

  void giveUp() {
    current = null;
  }
}
