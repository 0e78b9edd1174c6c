package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.HistoryEntry;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.delivery.queue.RepeatableCommit;
import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class ApplicationsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final AtomicBoolean sent = new AtomicBoolean();

  @Test
  void acceptsNothingWhenTheDatabaseIsDown() {
    assertThatThrownBy(
            () ->
                applications(new CannotCreateTransactionException("no connection"))
                    .accept(DeliveryHub.request(null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE))
        .hasMessageContaining("nothing was accepted");
    assertThat(sent).isFalse();
  }

  @Test
  void saysSoWhenItCanNotTellWhetherItIsStored() {
    assertThatThrownBy(
            () ->
                applications(new RepeatableCommit.UnknownException(null))
                    .accept(DeliveryHub.request(null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE))
        .hasMessageContaining("can't tell whether this is accepted");
    assertThat(sent).isFalse();
  }

  /** Only the answer to the commit was lost, so it is left to the sweep. */
  @Test
  void takesAnApplicationWithoutAKeyForItsOwnWhereItIsThereAlready() {
    NewApplication request = DeliveryHub.request(null);

    Application application = applications(new DuplicateKeyException("there")).accept(request);

    assertThat(application)
        .isEqualTo(
            new Application(
                request.id(),
                "mall",
                "practice-licence",
                ApplicationState.SUBMITTED,
                DeliveryHub.NIK,
                request.data(),
                null,
                null,
                true,
                NOW,
                NOW,
                null,
                List.of(new HistoryEntry(NOW, ApplicationState.SUBMITTED, null))));
    assertThat(sent).isFalse();
  }

  @Test
  void letsAnApplicationWaitWhoseChecksAreStillToBeMade() {
    NewApplication submitted = DeliveryHub.request(null);
    NextStep check =
        new NextStep(
            ChainStep.check("resident", 0),
            "dukcapil",
            "find-resident",
            submitted.data(),
            submitted.data());

    Application application =
        applications(new DuplicateKeyException("there"))
            .accept(
                new NewApplication(
                    submitted.id(),
                    "mall",
                    "practice-licence",
                    DeliveryHub.NIK,
                    submitted.data(),
                    check,
                    List.of(),
                    null));

    assertThat(application.checked()).isFalse();
    assertThat(application.state()).isEqualTo(ApplicationState.WAITING);
    assertThat(application.history())
        .extracting(HistoryEntry::state)
        .containsExactly(ApplicationState.SUBMITTED, ApplicationState.WAITING);
  }

  private Applications applications(RuntimeException failure) {
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
    Relay relay = new Relay(null, null, task -> sent.set(true), properties, CLOCK);
    return new Applications(
        null,
        null,
        null,
        new Ids(),
        relay,
        new RepeatableCommit(failing(failure)),
        properties,
        CLOCK);
  }

  private static TransactionOperations failing(RuntimeException failure) {
    return new TransactionOperations() {
      @Override
      public <T> T execute(TransactionCallback<T> work) {
        throw failure;
      }
    };
  }
}
