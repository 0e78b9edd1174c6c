package io.mpphub.delivery;

import static io.mpphub.application.ApplicationState.APPROVED;
import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.REJECTED;
import static io.mpphub.application.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a command when nobody knows whether the agency has done it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DoubtsContract {

  private static final Decision YES = new Decision(true, "SIP/1", null, null, null);
  private static final Decision NO = new Decision(false, null, "No.", null, null);

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;

  /** Settings of the database. */
  abstract String[] database() throws IOException;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    String[] settings =
        Stream.concat(Stream.of(database()), Stream.of("hub.delivery.settle=2s"))
            .toArray(String[]::new);
    hub = DeliveryHub.start(data, agency, settings);
    hub.connect(
        TestConnectors.confirmable("licensing", DeliveryHub.QUICK, "submit", "status", "withdraw"));
  }

  @BeforeEach
  void forget() {
    agency.forget();
  }

  @AfterAll
  void stop() throws IOException {
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

  /** Cut off, it would be another number than the agency's; sent again, it would be done twice. */
  @ParameterizedTest
  @MethodSource("inexact")
  void deliversWithoutAReferenceThatCannotBeKeptAsItIs(String reference) {
    agency.received.clear();
    agency.answers(request -> StubAgency.reference(reference));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(agency.received).hasSize(1);
    assertThat(hub.application(id).agencyReference()).isNull();
    assertThat(hub.application(id).history())
        .extracting(entry -> String.valueOf(entry.note()))
        .anyMatch(note -> note.contains("can't be kept"));
    assertThat(hub.attempts(id))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.note()).contains("must have at most 200"));
  }

  static Stream<String> inexact() {
    return Stream.of("1".repeat(201), "P-\u00001", "P-\ud83d");
  }

  /** What is on its way still isn't unknown for good. */
  @Test
  void asksAgainAtTheEndOfThePauseBeforeItRepeats() {
    agency.fails(1, gateway());
    List<Integer> sentBefore = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 2; i++) {
      agency.confirms(
          request -> {
            sentBefore.add(agency.received.size());
            throw unknown();
          });
    }

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(sentBefore).containsExactly(1, 1);
    assertThat(agency.received).hasSize(2);
    assertThat(hub.attempts(id)).extracting(Attempt::note).last().isEqualTo("may be a repeat");
  }

  @Test
  void findsAtTheEndOfThePauseThatItArrivedAfterAll() {
    agency.fails(1, gateway());
    agency.confirms(StubAgency.failing(unknown()));
    agency.confirms(request -> StubAgency.reference("P-8"));

    UUID id = hub.submit();

    awaitState(id, DELIVERED);
    assertThat(agency.received).hasSize(1);
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-8");
  }

  /** It refuses a repeat since it has it, or for good: it is asked which. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksOnceMoreWhenARepeatIsRefused(boolean hasIt) {
    agency.fails(1, gateway());
    agency.confirms(StubAgency.failing(unknown()));
    agency.confirms(StubAgency.failing(unknown()));
    agency.fails(
        1, new AgencyException("licensing", "submit", Outcome.REJECTED, 422, null, "A repeat."));
    agency.confirms(hasIt ? request -> StubAgency.reference("P-7") : StubAgency.failing(unknown()));

    UUID id = hub.submit();

    awaitState(id, hasIt ? DELIVERED : REJECTED);
    assertThat(agency.received).hasSize(2);
    assertThat(hub.application(id).agencyReference()).isEqualTo(hasIt ? "P-7" : null);
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

  /** Between the question and the command. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsNothingOnceItIsDecidedOrTakenBack(boolean decided) {
    agency.received.clear();
    CompletableFuture<UUID> id = new CompletableFuture<>();
    agency.fails(1, gateway());
    agency.confirms(StubAgency.failing(unknown()));
    agency.confirms(
        request -> {
          if (decided) {
            hub.bean(Decisions.class).decide("licensing", id.join(), YES, null);
          } else {
            hub.bean(Withdrawals.class).withdraw(id.join(), null);
          }
          throw unknown();
        });

    id.complete(hub.submit());

    awaitState(id.join(), decided ? APPROVED : WITHDRAWN);
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

  /** The agency made it, the answer was lost, and the agency refuses what is withdrawn already. */
  @Test
  void takesTheRefusalOfARepeatForNoAnswerWhereTheAgencyCanNotBeAsked() {
    hub.connect(TestConnectors.withdrawable("licensing", DeliveryHub.QUICK, "submit", "withdraw"));
    try {
      UUID id = hub.submit();
      awaitState(id, DELIVERED);
      agency.withdraws(
          StubAgency.failing(
              new AgencyException(
                  "licensing", "withdraw", Outcome.TRANSIENT, 504, null, "gateway")));
      agency.withdraws(
          StubAgency.failing(
              new AgencyException(
                  "licensing", "withdraw", Outcome.REJECTED, 409, null, "It is withdrawn.")));

      hub.bean(Withdrawals.class).withdraw(id, null);

      awaitState(id, WITHDRAWN);
    } finally {
      hub.connect(
          TestConnectors.confirmable(
              "licensing", DeliveryHub.QUICK, "submit", "status", "withdraw"));
    }
  }

  @Test
  void letsTheDecisionStandThatTheAgencyConfirms() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(
        request -> {
          hub.bean(Decisions.class).decide("licensing", id, YES, null);
          return request;
        });
    agency.confirms(request -> outcome("approved"));

    hub.bean(Withdrawals.class).withdraw(id, null);

    awaitState(id, APPROVED);
    assertThat(hub.application(id).decision()).isEqualTo(YES);
  }

  /** The last one stands; the one before was heard too. */
  @Test
  void tellsOfADecisionThatAnotherFollowsDuringTheWithdrawal() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(
        request -> {
          hub.bean(Decisions.class).decide("licensing", id, YES, null);
          hub.bean(Decisions.class).decide("licensing", id, NO, null);
          throw new AgencyException(
              "licensing", "withdraw", Outcome.REJECTED, 409, null, "It is decided.");
        });

    hub.bean(Withdrawals.class).withdraw(id, null);

    awaitState(id, REJECTED);
    assertThat(hub.application(id).history())
        .extracting(entry -> String.valueOf(entry.note()))
        .anyMatch(note -> note.contains("approved it, and then decided otherwise"));
  }

  /** The agency takes one of the two, and tells the hub; whatever comes first there. */
  @Test
  void endsAsAtTheAgencyWhenWithdrawalAndDecisionMeet() {
    for (int i = 0; i < 20; i++) {
      UUID id = hub.submit();
      awaitState(id, DELIVERED);
      AtomicReference<ApplicationState> there = new AtomicReference<>();
      agency.withdraws(
          request -> {
            if (there.compareAndSet(null, WITHDRAWN)) {
              return request;
            }
            throw new AgencyException(
                "licensing", "withdraw", Outcome.REJECTED, 409, null, "Decided.");
          });
      CompletableFuture<Void> decision =
          CompletableFuture.runAsync(
              () -> {
                if (there.compareAndSet(null, APPROVED)) {
                  hub.bean(Decisions.class).decide("licensing", id, YES, null);
                }
              });
      try {
        hub.bean(Withdrawals.class).withdraw(id, null);
      } catch (ProblemException decided) {
        assertThat(decided.code()).isEqualTo(ProblemCode.INVALID);
      }
      decision.join();

      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(hub.state(id)).isEqualTo(there.get()));
      agency.forget();
    }
  }

  @Test
  void keepsADecisionThatComesAfterTheEnd() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    hub.bean(Withdrawals.class).withdraw(id, null);
    awaitState(id, WITHDRAWN);
    double before = late();

    for (int i = 0; i < 2; i++) {
      assertThat(hub.bean(Decisions.class).decide("licensing", id, YES, null))
          .isEqualTo(Decided.CONTRADICTED);
    }

    assertThat(hub.state(id)).isEqualTo(WITHDRAWN);
    assertThat(hub.application(id).history())
        .extracting(entry -> String.valueOf(entry.note()))
        .filteredOn(note -> note.contains("approved it after"))
        .hasSize(1);
    assertThat(late()).isEqualTo(before + 1);
    assertThat(
            hub.bean(JdbcClient.class)
                .sql("select late_decision from application where id = ?")
                .param(id)
                .query(String.class)
                .single())
        .contains("SIP/1");
  }

  private double late() {
    return hub.bean(MeterRegistry.class).get("hub.decisions.late").counter().count();
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
    hub.bean(JdbcClient.class)
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
