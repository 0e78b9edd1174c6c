package io.mpphub.delivery;

import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.DELIVERING;
import static io.mpphub.application.ApplicationState.FAILED;
import static io.mpphub.application.ApplicationState.REJECTED;
import static io.mpphub.application.ApplicationState.SUBMITTED;
import static io.mpphub.application.ApplicationState.WAITING;
import static io.mpphub.application.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.access.Reader;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.HistoryEntry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.admit.Hold;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.attempt.AttemptOpener;
import io.mpphub.delivery.chain.ChainsChanged;
import io.mpphub.delivery.letter.DeadLetters;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep.Kind;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.queue.Queues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application's steps: each at its own agency, the next when the one before is done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepsIT {

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;

  @BeforeAll
  void start(@TempDir Path data) {
    hub = DeliveryHub.start(data, agency).connect();
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @BeforeEach
  void forget() {
    agency.received.clear();
    agency.asked.clear();
    become(StubChain::becomeUsual);
  }

  /** What a changed file of a service's steps does. */
  private void become(Consumer<StubChain> change) {
    change.accept(DeliveryHub.CHAIN);
    hub.context.publishEvent(new ChainsChanged());
  }

  @Test
  void areMadeOneAfterTheOtherAndGiveTheNextWhatItNeeds() {
    agency.checks(question -> answer("name", "Siti Aminah"));
    agency.checksWorkers(question -> answer("number", "STR 1"));
    agency.answers(
        request ->
            StubAgency.reference(
                request.path("name").asText() + ", " + request.path("number").asText()));

    UUID id = hub.submitUnchecked();

    awaitState(id, DELIVERED);
    assertThat(hub.application(id).agencyReference()).isEqualTo("Siti Aminah, STR 1");
    assertThat(hub.application(id).checked()).isTrue();
    assertThat(states(id)).containsExactly(SUBMITTED, WAITING, DELIVERING, DELIVERED);
    assertThat(steps(id))
        .extracting(step -> step.step().seq() + " " + step.connector() + "." + step.operation())
        .containsExactly("0 registry.find", "1 workers.find", "2 licensing.submit");
    assertThat(steps(id)).extracting(Message::status).containsOnly(MessageStatus.DELIVERED);
    assertThat(steps(id)).extracting(step -> attempts(step).size()).containsOnly(1);
    assertThat(agency.asked).containsExactly("registry", "workers");
    assertThat(agency.received).containsExactly(steps(id).get(2).id().toString());
  }

  @Test
  void askForTheFrontEndThatSentTheApplication() {
    agency.readers.clear();

    UUID id = hub.submitUnchecked();

    awaitState(id, DELIVERED);
    assertThat(agency.readers)
        .hasSize(2)
        .containsOnly(
            new Reader(
                "mall",
                ReaderKind.HUB,
                null,
                "practice-licence",
                hub.application(id).applicantNik(),
                null,
                id));
  }

  @Test
  void keepWhatTheChecksAreAboutOnlyUntilTheyAreMade() {
    UUID id = hub.submitUnchecked();

    awaitState(id, DELIVERED);
    assertThat(steps(id))
        .allSatisfy(
            step ->
                assertThat(hub.bean(MessageStore.class).load(step.id()).orElseThrow().draft())
                    .isNull());
  }

  @Test
  void endWithARefusalThatTheDecidingAgencyNeverHearsOf() {
    agency.checks(question -> answer("refuse", "is no health worker"));

    UUID id = hub.submitUnchecked();

    awaitState(id, REJECTED);
    assertThat(steps(id)).extracting(Message::status).containsExactly(MessageStatus.REJECTED);
    assertThat(hub.application(id).history())
        .extracting(HistoryEntry::note)
        .contains("is no health worker");
    assertThat(agency.received).isEmpty();
  }

  @Test
  void endWhenAnAgencyKnowsNothingOfTheApplicant() {
    agency.checks(
        StubAgency.failing(
            new AgencyException("registry", "find", Outcome.NOT_FOUND, 404, null, "Unknown.")));

    UUID id = hub.submitUnchecked();

    awaitState(id, REJECTED);
    assertThat(agency.asked).containsExactly("registry");
  }

  @Test
  void dieAtTheAgencyThatFailsAndAreReplayedFromThere() {
    for (int i = 0; i < 3; i++) {
      agency.checksWorkers(StubAgency.failing(down("workers")));
    }

    UUID id = hub.submitUnchecked();

    awaitState(id, FAILED);
    Message dead = steps(id).get(1);
    assertThat(dead.status()).isEqualTo(MessageStatus.DEAD);
    assertThat(dead.connector()).isEqualTo("workers");
    assertThat(attempts(dead)).extracting(Attempt::outcome).containsOnly("transient");
    await()
        .untilAsserted(
            () -> assertThat(hub.queued(Queues.dead("workers"))).contains(dead.id().toString()));
    assertThat(agency.received).isEmpty();

    hub.bean(DeadLetters.class).replay(dead.id(), "ani");

    awaitState(id, DELIVERED);
    assertThat(agency.asked)
        .containsExactly("registry", "workers", "workers", "workers", "workers");
    assertThat(agency.received).hasSize(1);
    assertThat(steps(id)).hasSize(3);
  }

  @Test
  void leaveNoDoubtOfTheSubmissionWhenACheckHasNoAnswerInTime() {
    agency.checks(
        StubAgency.failing(
            AgencyException.unanswered("registry", "find", Reach.TIMED_OUT, null, "slow")));

    UUID id = hub.submitUnchecked();

    awaitState(id, DELIVERED);
    assertThat(steps(id)).noneMatch(step -> step.progress().maybeApplied());
    assertThat(steps(id).stream().flatMap(step -> attempts(step).stream()))
        .extracting(Attempt::note)
        .doesNotContain("may be a repeat");
  }

  @Test
  void areTakenBackAtOnceWhileACheckHangsAndNothingIsSent() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    agency.checks(
        question -> {
          asked.countDown();
          await().until(() -> goOn.getCount() == 0);
          throw AgencyException.unanswered("registry", "find", Reach.TIMED_OUT, null, "slow");
        });
    UUID id = hub.submitUnchecked();
    asked.await();

    assertThat(hub.bean(Withdrawals.class).withdraw(id, null).state()).isEqualTo(WITHDRAWN);
    goOn.countDown();

    await().until(() -> steps(id).get(0).status() == MessageStatus.DISCARDED);
    awaitState(hub.submit(), DELIVERED);
    assertThat(steps(id)).hasSize(1);
    assertThat(agency.received).hasSize(1);
  }

  @Test
  void areHeldOnlyAtTheAgencyThatRefusesTheHub() {
    agency.checks(
        StubAgency.failing(
            new AgencyException("registry", "find", Outcome.MISCONFIGURED, 401, null, "key")));

    UUID id = hub.submitUnchecked();

    await().until(() -> hub.bean(Holds.class).of("registry").isPresent());
    Hold hold = hub.bean(Holds.class).of("registry").orElseThrow();
    assertThat(hold.isByHub()).isTrue();
    assertThat(hold.reason()).isEqualTo("key");
    awaitState(hub.submit(), DELIVERED);
    assertThat(agency.asked).containsExactly("registry");

    hub.bean(Holds.class).release("registry", "ani");

    awaitState(id, DELIVERED);
    assertThat(attempts(steps(id).get(0)))
        .extracting(Attempt::outcome)
        .containsExactly("misconfigured", "delivered");
  }

  @Test
  void areMadeOfWhatWasStoredWithoutThem() throws Exception {
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().stopRoute("delivery.licensing");
    UUID id = hub.submit();
    JdbcClient.create(hub.bean(DataSource.class))
        .sql("update message set checks = 'practice.checks' where application_id = ?")
        .param(id)
        .update();
    agency.checks(question -> answer("name", "Siti Aminah"));
    agency.answers(request -> StubAgency.reference(request.path("name").asText()));

    camel.getRouteController().startRoute("delivery.licensing");

    awaitState(id, DELIVERED);
    assertThat(hub.application(id).agencyReference()).isEqualTo("Siti Aminah");
    assertThat(steps(id))
        .extracting(step -> step.step().kind())
        .containsExactly(Kind.CHECK, Kind.CHECK, Kind.SUBMIT);
    assertThat(agency.received).hasSize(1);
  }

  /** The delivery's own bound, whatever a chain says. */
  @Test
  void dieAtACheckThatIsSaidToFollowItself() {
    become(StubChain::becomeEndless);

    UUID id = hub.submitUnchecked();

    awaitState(id, FAILED);
    assertThat(agency.asked).containsExactly("registry", "registry", "registry");
    assertThat(steps(id)).extracting(Message::status).containsExactly(MessageStatus.DEAD);

    become(StubChain::becomeUsual);
    hub.bean(DeadLetters.class).replay(steps(id).get(0).id(), "ani");

    awaitState(id, DELIVERED);
  }

  /** Nobody takes tickets where they wait: no such agency. */
  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "licensing"})
  void goOnFromAPlaceThatTheStepsNoLongerName(String wrong) {
    become(chain -> chain.become(new StubChain.Check("registry", wrong)));
    UUID id = hub.submitUnchecked();
    await().until(() -> steps(id).get(0).status() != MessageStatus.READY);

    become(StubChain::becomeUsual);

    awaitState(id, DELIVERED);
    assertThat(agency.asked).containsExactly("registry", "workers");
    assertThat(steps(id))
        .extracting(step -> step.connector() + " " + step.status().wireName())
        .containsExactlyInAnyOrder(
            wrong + " discarded", "registry delivered", "workers delivered", "licensing delivered");
    assertThat(steps(id)).extracting(step -> step.step().seq()).containsExactly(0, 1, 2, 3);
    assertThat(agency.received).hasSize(1);
    assertThat(hub.application(id).checked()).isTrue();
  }

  /** Where its agency surely hasn't got it; one that may have arrived stays with that agency. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void submitWhereTheStepsOfNowSayUnlessItMayHaveArrived(boolean mayHaveArrived) {
    become(chain -> chain.submitTo("nowhere"));
    UUID id = hub.submitUnchecked();
    await().until(() -> steps(id).size() == 3 && steps(id).get(2).status() != MessageStatus.READY);
    JdbcClient.create(hub.bean(DataSource.class))
        .sql("update message set maybe_applied = ? where application_id = ? and seq = 2")
        .params(mayHaveArrived, id)
        .update();

    become(StubChain::becomeUsual);
    awaitState(hub.submitUnchecked(), DELIVERED);

    if (mayHaveArrived) {
      assertThat(steps(id)).hasSize(3);
      assertThat(agency.received).hasSize(1);
    } else {
      awaitState(id, DELIVERED);
      assertThat(steps(id))
          .extracting(step -> step.connector() + " " + step.status().wireName())
          .containsExactly(
              "registry delivered",
              "workers delivered",
              "nowhere discarded",
              "licensing delivered");
      assertThat(agency.received).hasSize(2);
    }
  }

  @Test
  void goOnPastACheckThatTheServiceHasNoLonger() throws Exception {
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().stopRoute("delivery.registry");
    UUID between = hub.submitUnchecked();

    become(chain -> chain.become(new StubChain.Check("workers", "workers")));

    awaitState(between, DELIVERED);
    assertThat(agency.asked).containsExactly("workers");

    become(StubChain::becomeUsual);
    UUID last = hub.submitUnchecked();
    become(StubChain::become);

    awaitState(last, DELIVERED);
    assertThat(agency.asked).containsExactly("workers");
    assertThat(agency.received).hasSize(2);
    assertThat(hub.application(last).checked()).isTrue();
    camel.getRouteController().startRoute("delivery.registry");
  }

  /** As hubs before this one stored them: a check that was made, again and again. */
  @Test
  void endWhereTheyWentRound() throws Exception {
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().stopRoute("delivery.workers");
    UUID id = hub.submitUnchecked();
    await().until(() -> steps(id).size() == 2);
    JdbcClient.create(hub.bean(DataSource.class))
        .sql(
            "update message set step_name = 'registry', connector = 'registry' where application_id = ?"
                + " and step_name = 'workers'")
        .param(id)
        .update();

    camel.getRouteController().startRoute("delivery.workers");

    awaitState(id, DELIVERED);
    assertThat(agency.asked).containsExactly("registry", "workers");
    assertThat(agency.received).hasSize(1);
  }

  @Test
  void restWhileTheServiceHasNoSteps() {
    agency.checksWorkers(
        question -> {
          become(StubChain::vanish);
          return answer("number", "STR 1");
        });

    UUID id = hub.submitUnchecked();

    await()
        .until(
            () ->
                steps(id).size() == 2
                    && AttemptOpener.WITHOUT_STEPS.equals(steps(id).get(1).progress().cause()));
    assertThat(attempts(steps(id).get(1))).isEmpty();
    assertThat(steps(id).get(1).progress().tries()).isZero();
    assertThat(hub.state(id)).isEqualTo(WAITING);

    become(StubChain::becomeUsual);

    awaitState(id, DELIVERED);
    assertThat(agency.asked).containsExactly("registry", "workers", "workers");
    assertThat(agency.received).hasSize(1);
  }

  /** A connector that has lost a query: no attempt, no hold, and on once it has it again. */
  @Test
  void waitForAQueryThatAConnectorHasLost() {
    hub.connect(TestConnectors.asked("workers", DeliveryHub.QUICK, "other"));
    UUID id = hub.submitUnchecked();
    await()
        .until(() -> steps(id).size() == 2 && steps(id).get(1).status() == MessageStatus.RETRYING);
    assertThat(attempts(steps(id).get(1))).isEmpty();
    assertThat(hub.bean(Holds.class).of("workers")).isEmpty();

    hub.connect(TestConnectors.asked("workers", DeliveryHub.QUICK, "find"));
    JdbcClient.create(hub.bean(DataSource.class))
        .sql("update message set requeue_at = ? where application_id = ? and status = 'retrying'")
        .params(java.sql.Timestamp.from(Instant.now()), id)
        .update();

    awaitState(id, DELIVERED);
    assertThat(agency.asked).containsExactly("registry", "workers");
  }

  private static JsonNode answer(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static AgencyException down(String connector) {
    return new AgencyException(connector, "find", Outcome.TRANSIENT, 503, null, "is down");
  }

  private void awaitState(UUID id, ApplicationState state) {
    await().atMost(Duration.ofSeconds(30)).until(() -> hub.state(id), state::equals);
  }

  private List<ApplicationState> states(UUID id) {
    return hub.application(id).history().stream().map(HistoryEntry::state).toList();
  }

  private List<Message> steps(UUID id) {
    return hub.bean(MessageStore.class).ofApplication(id);
  }

  private List<Attempt> attempts(Message message) {
    return hub.messages().attempts(message.id());
  }
}
