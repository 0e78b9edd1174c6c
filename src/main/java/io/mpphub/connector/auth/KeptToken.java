package io.mpphub.connector.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.run.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A token that is fetched when it is needed and kept until it is no longer usable or given up.
 * Threads that need one at the same time share one login.
 */
public final class KeptToken {

  /** Fetches a token. */
  public interface Login {
    /**
     * @param deadline of the call that needs the token
     * @throws IOException when the agency can't be reached
     * @throws AgencyException when it answers with a failure
     */
    JsonNode answer(Deadline deadline) throws IOException;
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
  private final AtomicReference<Token> current = new AtomicReference<>();

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
   * Returns a token that is usable now. Calls that come while one is fetched share its outcome, a
   * failure too: else each in turn would wait for a login that hangs. No call waits longer than it
   * may last.
   *
   * @param reader takes it from the login's answer
   * @param deadline of the call that needs it
   * @throws IOException when the agency can't be reached for one
   * @throws AgencyException when it gives none
   */
  String value(Function<JsonNode, Token> reader, Deadline deadline) throws IOException {
    Token token = current.get();
    if (isUsable(token)) {
      return token.value();
    }
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> others = underWay.compareAndExchange(null, mine);
    if (others == null) {
      fetch(mine, reader, deadline);
    }
    return outcome(others == null ? mine : others, deadline).value();
  }

  private void fetch(
      CompletableFuture<Token> fetched, Function<JsonNode, Token> reader, Deadline deadline) {
    try {
      // Another may have been faster by a moment.
      Token token = current.get();
      if (!isUsable(token)) {
        token = logIn(reader, deadline);
        current.set(token);
      }
      fetched.complete(token);
    } catch (IOException | RuntimeException e) {
      fetched.completeExceptionally(e);
    } finally {
      underWay.set(null);
      // Without effect except after an Error: no call may wait for ever.
      fetched.cancel(false);
    }
  }

  private Token logIn(Function<JsonNode, Token> reader, Deadline deadline) throws IOException {
    Token token = reader.apply(login.answer(deadline));
    if (token.value().isBlank()) {
      throw AgencyException.ofCredentials(connector, operation, null, "The login was refused.");
    }
    return token;
  }

  private static Token outcome(CompletableFuture<Token> fetched, Deadline deadline)
      throws IOException {
    try {
      return fetched.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("no token in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The hub stops.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreached) {
        throw unreached;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private boolean isUsable(Token token) {
    return token != null && clock.instant().isBefore(token.unusableFrom());
  }

  /** The agency has refused this token. One that was fetched meanwhile stays. */
  void giveUp(String refused) {
    Token token = current.get();
    if (token != null && token.value().equals(refused)) {
      current.compareAndSet(token, null);
    }
  }
}
