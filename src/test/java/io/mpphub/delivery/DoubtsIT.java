package io.mpphub.delivery;

import static io.mpphub.store.ApplicationState.DELIVERED;
import static io.mpphub.store.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.ChainStep;
import io.mpphub.store.Decision;
import io.mpphub.store.Ids;
import io.mpphub.store.Message;
import io.mpphub.store.MessageStatus;
import io.mpphub.store.MessageStore;
import io.mpphub.store.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a command when nobody knows whether the agency has done it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoubtsIT {

  private static final Decision YES = new Decision(true, "SIP/1", null, null, null);

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;

  @BeforeAll
  void start(@TempDir Path data) {
    hub = DeliveryHub.start(data, agency, "hub.delivery.settle=2s");
    hub.connect(
        TestConnectors.confirmable("licensing", DeliveryHub.QUICK, "submit", "status", "withdraw"));
  }

  @BeforeEach
  void forget() {
    agency.forget();
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  /** A proxy's 504: the agency is asked before anything goes out again. */
  @Test
  void asksBeforeItRepeatsWhatAGatewayAnswered() {
    agency.received.clear();
    agency.fails(1, gateway());
    agency.confirms(request -> StubAgency.reference("P-9"));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(agency.received).hasSize(1);
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-9");
  }

  /** The attempt of a hub that stood still, another having taken over meanwhile. */
  @Test
  void sendsNothingOnceAnotherHasTakenTheMessageOver() {
    agency.received.clear();
    agency.fails(1, gateway());
    AtomicInteger calls = new AtomicInteger();
    agency.confirms(
        request -> {
          calls.incrementAndGet();
          takeOver();
          throw unknown();
        });
    agency.confirms(request -> StubAgency.reference("once"));
    agency.confirms(request -> StubAgency.reference("once"));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(agency.received).hasSize(1);
  }

  @Test
  void asksWhichStandsWhenADecisionCrossesTheWithdrawal() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(
        request -> {
          hub.bean(Decisions.class).decide("licensing", id, YES, null);
          return request;
        });
    agency.confirms(request -> outcome("withdrawn"));

    hub.bean(Withdrawals.class).withdraw(id, null);

    awaitState(id, WITHDRAWN);
    assertThat(hub.application(id).history())
        .extracting(entry -> String.valueOf(entry.note()))
        .anyMatch(note -> note.contains("approved it after"));
  }

  /** A follower rests in the store: no turn of the broker, until the one before it has ended. */
  @Test
  void wakesWhatFollowsByTheEndOfWhatWasBefore() {
    agency.answers(
        request -> {
          throw AgencyException.unanswered(
              "licensing", "submit", Reach.HELD_BACK, Duration.ofSeconds(3), "held");
        });
    UUID id = hub.submit();
    await().until(() -> hub.message(id).status() == MessageStatus.RETRYING);
    Message follower = follow(id);

    awaitState(id, DELIVERED);
    await().until(() -> find(follower).status() == MessageStatus.DELIVERED);

    // Sent by the sweep, put off once, woken once.
    assertThat(find(follower).progress().sends()).isLessThanOrEqualTo(3);
    assertThat(hub.messages().attempts(follower.id())).hasSize(1);
  }

  /** Stored as a withdrawal is: after the submission. */
  private Message follow(UUID application) {
    Instant now = hub.bean(Clock.class).instant();
    Message second =
        new Message(
            hub.bean(Ids.class).next(),
            application,
            ChainStep.submit(1),
            "licensing",
            "submit",
            now,
            Progress.accepted(now, now));
    new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status -> hub.bean(MessageStore.class).insert(second, StubAgency.reference("unused")));
    return second;
  }

  private Message find(Message message) {
    return hub.messages().find(message.id()).orElseThrow();
  }

  private void takeOver() {
    hub.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("select id from message where status = 'delivering'")
        .query(UUID.class)
        .list()
        .forEach(
            id ->
                new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                        status -> {
                          MessageStore store = hub.bean(MessageStore.class);
                          Message message = store.find(id).orElseThrow();
                          Instant now = hub.bean(Clock.class).instant();
                          store.save(
                              message.with(message.progress().lost(true, now, now)),
                              message.progress().turn());
                        }));
  }

  private void awaitState(UUID id, ApplicationState state) {
    await().atMost(60, TimeUnit.SECONDS).until(() -> hub.state(id), state::equals);
  }

  private static JsonNode outcome(String outcome) {
    return new ObjectMapper().createObjectNode().put("outcome", outcome);
  }

  private static AgencyException gateway() {
    return new AgencyException("licensing", "submit", Outcome.TRANSIENT, 504, null, "gateway");
  }

  private static AgencyException unknown() {
    return new AgencyException("licensing", "status", Outcome.NOT_FOUND, 404, null, "unknown");
  }
}
