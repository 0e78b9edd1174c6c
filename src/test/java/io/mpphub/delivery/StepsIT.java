package io.mpphub.delivery;

import static io.mpphub.store.ApplicationState.DELIVERED;
import static io.mpphub.store.ApplicationState.DELIVERING;
import static io.mpphub.store.ApplicationState.FAILED;
import static io.mpphub.store.ApplicationState.REJECTED;
import static io.mpphub.store.ApplicationState.SUBMITTED;
import static io.mpphub.store.ApplicationState.WAITING;
import static io.mpphub.store.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.access.Reader;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Hold;
import io.mpphub.connector.Holds;
import io.mpphub.connector.Outcome;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.Attempt;
import io.mpphub.store.ChainStep.Kind;
import io.mpphub.store.HistoryEntry;
import io.mpphub.store.Message;
import io.mpphub.store.MessageStatus;
import io.mpphub.store.MessageStore;
import io.mpphub.store.RecordedAccess.ReaderKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
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
