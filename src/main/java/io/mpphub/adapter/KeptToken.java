package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<CompletableFuture<Token>> underWay = new AtomicReference<>();
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
   * A token that is usable now. Who comes while one is fetched shares what becomes of it, a failure
   * too: else each in turn would wait for a login that hangs.
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
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> others = underWay.compareAndExchange(null, mine);
    if (others == null) {
      fetch(mine, reader);
    }
    return outcome(others == null ? mine : others).value();
  }

  private void fetch(CompletableFuture<Token> fetched, Function<JsonNode, Token> reader) {
    try {
      // Another may have been faster by a moment.
      Token token = current;
      if (!isUsable(token)) {
        token = logIn(reader);
        current = token;
      }
      fetched.complete(token);
    } catch (IOException | RuntimeException e) {
      fetched.completeExceptionally(e);
    } finally {
      underWay.set(null);
      // Without effect but after an Error: nobody waits for ever.
      fetched.cancel(false);
    }
  }

  private Token logIn(Function<JsonNode, Token> reader) throws IOException {
    Token token = reader.apply(login.answer());
    if (token.value().isBlank()) {
      throw new AgencyException(
          connector, operation, Outcome.MISCONFIGURED, null, null, "The login was refused.");
    }
    return token;
  }

  private static Token outcome(CompletableFuture<Token> fetched) throws IOException {
    try {
      return fetched.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException unreached) {
        throw unreached;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private boolean isUsable(Token token) {
    return token != null && clock.instant().isBefore(token.unusableFrom());
  }

  void giveUp() {
    current = null;
  }
}
