package io.mpphub.delivery;

import static io.mpphub.application.ApplicationState.APPROVED;
import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.DELIVERING;
import static io.mpphub.application.ApplicationState.FAILED;
import static io.mpphub.application.ApplicationState.REJECTED;
import static io.mpphub.application.ApplicationState.SUBMITTED;
import static io.mpphub.application.ApplicationState.WAITING;
import static io.mpphub.application.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.application.HistoryEntry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.letter.DeadLetters;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.queue.Queues;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that are taken back, at every point of their way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithdrawalsIT {

  private static final Decision YES = new Decision(true, "SIP/1", null, null, null);

  private final StubAgency agency = new StubAgency();
  private final Exchanger<String> calls = new Exchanger<>();
  private DeliveryHub hub;
  private Withdrawals withdrawals;

  @BeforeAll
  void start(@TempDir Path data) {
    hub = DeliveryHub.start(data, agency);
    hub.connect(TestConnectors.withdrawable("licensing", DeliveryHub.QUICK, "submit", "withdraw"));
    withdrawals = hub.bean(Withdrawals.class);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @BeforeEach
  void forget() {
    agency.received.clear();
    agency.withdrawn.clear();
  }

  @Test
  void endsAtOnceWhatTheAgencyNeverGot() {
    agency.fails(1, TestConnectors.notSent("licensing", Duration.ofMinutes(1)));
    UUID id = hub.submit();
    awaitState(id, WAITING);

    Application answer = withdrawals.withdraw(id, null);

    assertThat(answer.state()).isEqualTo(WITHDRAWN);
    assertThat(answer.withdrawalAskedAt()).isEqualTo(answer.updatedAt());
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, WAITING, WITHDRAWN);
    assertThat(messages(id)).extracting(Message::status).containsExactly(MessageStatus.DISCARDED);
    assertThat(withdrawals.withdraw(id, null)).usingRecursiveComparison().isEqualTo(answer);
  }

  @Test
  void endsAtOnceWhatTheAgencyDidNotTake() {
    agency.fails(3, away());
    UUID id = hub.submit();
    awaitState(id, FAILED);
    String dead = messages(id).get(0).id().toString();
    await().until(() -> hub.queued(Queues.dead("licensing")).contains(dead));

    assertThat(withdrawals.withdraw(id, null).state()).isEqualTo(WITHDRAWN);

    await().until(() -> !hub.queued(Queues.dead("licensing")).contains(dead));
    assertThat(agency.withdrawn).isEmpty();
  }

  @Test
  void withdrawsAtTheAgencyWhatItHas() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);

    Application answer = withdrawals.withdraw(id, null);

    assertThat(answer.state()).isIn(DELIVERED, WITHDRAWN);
    awaitState(id, WITHDRAWN);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, WITHDRAWN);
    JsonNode asked = agency.withdrawn.get(0);
    assertThat(asked.path("id").asText()).isEqualTo(id.toString());
    assertThat(asked.path("agencyReference").asText()).isEqualTo("P-1");
    assertThat(messages(id))
        .extracting(Message::operation, Message::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("submit", MessageStatus.DELIVERED),
            org.assertj.core.groups.Tuple.tuple("withdraw", MessageStatus.DELIVERED));
  }

  @Test
  void withdrawsAfterTheSubmissionThatIsUnderWay() {
    agency.answers(request -> stopped(() -> StubAgency.reference("P-7")));
    UUID id = hub.submit();
    meet();

    assertThat(withdrawals.withdraw(id, null).state()).isEqualTo(DELIVERING);
    meet();

    awaitState(id, WITHDRAWN);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, WITHDRAWN);
    assertThat(agency.received).hasSize(1);
    assertThat(agency.withdrawn).hasSize(1);
  }

  @Test
  void endsWhatIsUnderWayWhenTheAgencyDoesNotTakeIt() {
    agency.answers(
        request ->
            stopped(
                () -> {
                  throw away();
                }));
    UUID id = hub.submit();
    meet();

    withdrawals.withdraw(id, null);
    meet();

    awaitState(id, WITHDRAWN);
    await().until(() -> messages(id).get(1).status() == MessageStatus.DISCARDED);
    assertThat(agency.received).hasSize(1);
    assertThat(agency.withdrawn).isEmpty();
  }

  @Test
  void makesSureOfWhatMayHaveArrived() {
    agency.fails(3, slow());
    UUID id = hub.submit();
    awaitState(id, FAILED);
    agency.withdraws(StubAgency.failing(answer(Outcome.NOT_FOUND)));

    assertThat(withdrawals.withdraw(id, null).state()).isIn(WAITING, WITHDRAWN);

    awaitState(id, WITHDRAWN);
    assertThat(states(id)).endsWith(FAILED, WAITING, WITHDRAWN);
    assertThat(agency.received).hasSize(3);
    assertThat(agency.withdrawn).hasSize(1);
  }

  @Test
  void saysOfWhatTheAgencyOnceTookThatItHasItNoLonger() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(StubAgency.failing(answer(Outcome.NOT_FOUND)));

    withdrawals.withdraw(id, null);

    awaitState(id, WITHDRAWN);
    assertThat(hub.application(id).history())
        .extracting(entry -> entry.note())
        .endsWith("Withdrawn. The agency has it no longer.");
  }

  @Test
  void sendsNothingAgainThatIsTakenBack() {
    agency.answers(
        request ->
            stopped(
                () -> {
                  throw slow();
                }));
    UUID id = hub.submit();
    meet();

    withdrawals.withdraw(id, null);
    meet();

    awaitState(id, WITHDRAWN);
    assertThat(agency.received).hasSize(1);
    assertThat(agency.withdrawn).hasSize(1);
    assertThat(messages(id).get(0).status()).isEqualTo(MessageStatus.DISCARDED);
  }

  /** A proxy's 504, and the agency has it: it is withdrawn there, not here alone. */
  @Test
  void withdrawsAtTheAgencyWhatAGatewaysErrorLeftInDoubt() {
    agency.answers(
        request ->
            stopped(
                () -> {
                  throw down();
                }));
    UUID id = hub.submit();
    meet();

    withdrawals.withdraw(id, null);
    meet();

    awaitState(id, WITHDRAWN);
    assertThat(agency.withdrawn).hasSize(1);
    assertThat(messages(id))
        .extracting(Message::status)
        .containsExactly(MessageStatus.DISCARDED, MessageStatus.DELIVERED);
  }

  @Test
  void asksTheAgencyAgainUntilItIsBack() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(StubAgency.failing(down()));
    agency.withdraws(StubAgency.failing(down()));

    withdrawals.withdraw(id, null);

    awaitState(id, WITHDRAWN);
    assertThat(agency.withdrawn).hasSize(3);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, WITHDRAWN);
  }

  @Test
  void leavesAWithdrawalThatCannotBeHandedOverToOperators() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    IntStream.range(0, 3).forEach(i -> agency.withdraws(StubAgency.failing(down())));

    withdrawals.withdraw(id, null);

    await().until(() -> messages(id).get(1).status() == MessageStatus.DEAD);
    assertThat(hub.state(id)).isEqualTo(DELIVERED);
    assertThat(hub.bean(DeadLetters.class).replay(messages(id).get(1).id(), "operator")).isTrue();
    awaitState(id, WITHDRAWN);
  }

  @Test
  void letsTheDecisionStandThatCameFirst() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(
        request ->
            stopped(
                () -> {
                  throw answer(Outcome.REJECTED);
                }));
    withdrawals.withdraw(id, null);
    meet();

    assertThat(decide(id, YES)).isEqualTo(Decided.APPLIED);
    meet();

    await().until(() -> messages(id).get(1).status() == MessageStatus.REJECTED);
    assertThat(hub.state(id)).isEqualTo(APPROVED);
    assertThat(hub.application(id).decision()).isEqualTo(YES);
  }

  @Test
  void waitsForTheDecisionThatTheAgencyRefusesTheWithdrawalFor() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(StubAgency.failing(answer(Outcome.REJECTED)));

    withdrawals.withdraw(id, null);

    await().until(() -> messages(id).get(1).status() == MessageStatus.REJECTED);
    assertThat(hub.state(id)).isEqualTo(DELIVERED);
    assertThat(decide(id, YES)).isEqualTo(Decided.APPLIED);
    assertThat(states(id)).containsExactly(SUBMITTED, DELIVERING, DELIVERED, APPROVED);
  }

  @Test
  void knowsFromTheRefusalThatTheAgencyHasWhatWasInDoubt() {
    agency.fails(3, slow());
    UUID id = hub.submit();
    awaitState(id, FAILED);
    agency.withdraws(StubAgency.failing(answer(Outcome.REJECTED)));

    withdrawals.withdraw(id, null);

    awaitState(id, DELIVERED);
    assertThat(decide(id, YES)).isEqualTo(Decided.APPLIED);
  }

  @Test
  void sendsNoWithdrawalOfWhatIsDecidedMeanwhile() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    agency.withdraws(
        StubAgency.failing(TestConnectors.notSent("licensing", Duration.ofMinutes(1))));
    withdrawals.withdraw(id, null);
    await().until(() -> messages(id).get(1).status() == MessageStatus.RETRYING);

    assertThat(decide(id, YES)).isEqualTo(Decided.APPLIED);

    assertThat(messages(id).get(1).status()).isEqualTo(MessageStatus.DISCARDED);
    assertThat(hub.state(id)).isEqualTo(APPROVED);
  }

  @Test
  void staysWithdrawnWhenADecisionComesTooLate() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    withdrawals.withdraw(id, null);
    awaitState(id, WITHDRAWN);

    assertThat(decide(id, YES)).isEqualTo(Decided.CONTRADICTED);
    assertThat(decide(id, YES)).isEqualTo(Decided.CONTRADICTED);
    assertThat(hub.state(id)).isEqualTo(WITHDRAWN);
    assertThat(hub.application(id).history())
        .filteredOn(entry -> entry.note() != null && entry.note().contains("approved it after"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesWhatIsDecided(boolean approved) {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    decide(id, new Decision(approved, null, null, null, null));

    assertProblem(ProblemCode.INVALID, () -> withdrawals.withdraw(id, null));
    assertThat(hub.state(id)).isEqualTo(approved ? APPROVED : REJECTED);
    assertThat(hub.application(id).withdrawalAskedAt()).isNull();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertProblem(ProblemCode.NOT_FOUND, () -> withdrawals.withdraw(UUID.randomUUID(), null));
  }

  @Test
  void givesTheFirstAnswerToARepeatedKey() {
    UUID id = hub.submit();
    UUID other = hub.submit();
    awaitState(id, DELIVERED);
    Idempotency use = DeliveryHub.use(UUID.randomUUID().toString(), "hash");
    agency.withdraws(request -> stopped(() -> request));

    Application first = withdrawals.withdraw(id, use);
    meet();
    meet();
    awaitState(id, WITHDRAWN);

    assertThat(first.state()).isEqualTo(DELIVERED);
    assertThat(withdrawals.withdraw(id, use)).usingRecursiveComparison().isEqualTo(first);
    Idempotency wrong = DeliveryHub.use(use.key(), "other");
    assertProblem(ProblemCode.IDEMPOTENCY_CONFLICT, () -> withdrawals.withdraw(other, wrong));
    assertThat(hub.application(other).withdrawalAskedAt()).isNull();
  }

  @Test
  void withdrawsOnceHoweverManyAskAtOnce() {
    UUID id = hub.submit();
    awaitState(id, DELIVERED);
    Idempotency use = DeliveryHub.use(UUID.randomUUID().toString(), "hash");

    List<CompletableFuture<Application>> asked =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> withdrawals.withdraw(id, i % 2 == 0 ? use : null)))
            .toList();

    assertThat(asked)
        .extracting(CompletableFuture::join)
        .extracting(Application::withdrawalAskedAt)
        .doesNotContainNull()
        .containsOnly(asked.get(0).join().withdrawalAskedAt());
    awaitState(id, WITHDRAWN);
    assertThat(messages(id)).hasSize(2);
    assertThat(agency.withdrawn).hasSize(1);
  }

  private Decided decide(UUID id, Decision decision) {
    return hub.bean(Decisions.class).decide("licensing", id, decision, null);
  }

  private List<Message> messages(UUID id) {
    return hub.bean(MessageStore.class).ofApplication(id);
  }

  private List<ApplicationState> states(UUID id) {
    return hub.application(id).history().stream().map(HistoryEntry::state).toList();
  }

  private void awaitState(UUID id, ApplicationState state) {
    await().atMost(30, TimeUnit.SECONDS).until(() -> hub.state(id), state::equals);
  }

  private static void assertProblem(
      ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  /** The agency's part of two meetings: it has the request, and it may go on. */
  private JsonNode stopped(java.util.function.Supplier<JsonNode> rest) {
    meet();
    meet();
    return rest.get();
  }

  private void meet() {
    try {
      calls.exchange("here", 20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static AgencyException down() {
    return new AgencyException(
        "licensing", "submit", Outcome.TRANSIENT, 503, null, "licensing is down");
  }

  private static AgencyException away() {
    return AgencyException.unanswered("licensing", "submit", Reach.NO_CONNECTION, null, "away");
  }

  private static AgencyException slow() {
    return AgencyException.unanswered("licensing", "submit", Reach.TIMED_OUT, null, "slow");
  }

  private static AgencyException answer(Outcome outcome) {
    return new AgencyException("licensing", "withdraw", outcome, 409, null, "no");
  }
}
