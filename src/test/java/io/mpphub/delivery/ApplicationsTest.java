package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class ApplicationsTest {

  @Test
  void acceptsNothingWhenTheDatabaseIsDown() {
    AtomicBoolean sent = new AtomicBoolean();
    DeliveryProperties properties =
        new DeliveryProperties(
            Duration.ofSeconds(1),
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            null,
            1,
            1,
            null);
    Relay relay = new Relay(null, null, task -> sent.set(true), properties, Clock.systemUTC());
    Applications applications =
        new Applications(
            null,
            null,
            null,
            new io.mpphub.store.Ids(),
            relay,
            new Promise(down()),
            properties,
            Clock.systemUTC());

    assertThatThrownBy(() -> applications.accept(DeliveryHub.request(null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE))
        .hasMessageContaining("nothing was accepted");
    assertThat(sent).isFalse();
  }

  private static TransactionOperations down() {
    return new TransactionOperations() {
      @Override
      public <T> T execute(TransactionCallback<T> work) throws TransactionException {
        throw new CannotCreateTransactionException("no connection to the database");
      }
    };
  }
}
