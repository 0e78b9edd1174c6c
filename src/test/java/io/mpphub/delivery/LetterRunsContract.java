package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.letter.BulkRun;
import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.BulkRun.State;
import io.mpphub.delivery.letter.LetterGroup;
import io.mpphub.delivery.letter.LetterPreview;
import io.mpphub.delivery.letter.LetterRuns;
import io.mpphub.delivery.letter.LetterSelection;
import io.mpphub.delivery.letter.LettersChangedException;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.OperatorAction;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many dead letters at once, with a real broker: on every database the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LetterRunsContract {

  private static final LetterSelection ALL =
      new LetterSelection("licensing", null, null, null, null, false);
  private static final LetterSelection ALL_AGES =
      new LetterSelection("licensing", null, null, null, null, true);
  private static final RetryPolicy ONCE =
      new RetryPolicy(1, Duration.ofMillis(50), 1, Duration.ofMillis(50));

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;
  private LetterRuns runs;

  /** Where this set-up keeps its data. */
  abstract String[] settings() throws Exception;

  abstract void stopServers() throws Exception;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    hub =
        DeliveryHub.start(data, agency, settings())
            .connect(TestConnectors.confirmed("licensing", ONCE, "submit", "status"));
    runs = hub.bean(LetterRuns.class);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
    stopServers();
  }

  @BeforeEach
  void clear() {
    LetterPreview left = runs.preview(ALL_AGES);
    if (left.count() > 0) {
      awaitDone(begin(Action.DISCARD, ALL_AGES, 1000));
    }
    agency.received.clear();
  }

  @Test
  void replaysAtThePaceStopsAndGoesOnWithoutARepeat() {
    List<UUID> applications = dead(60);
    List<LetterGroup> groups = runs.preview(ALL).groups();
    assertThat(groups)
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.count()).isEqualTo(60);
              assertThat(group.cause()).isEqualTo("it is down");
              assertThat(group.maybeApplied()).isZero();
              assertThat(group.oldest()).isBeforeOrEqualTo(group.newest());
            });

    Instant begun = now();
    UUID run = begin(Action.REPLAY, ALL, 20);
    await().until(() -> find(run).done() >= 20);
    assertThat(runs.stop(run, "budi")).isTrue();
    Duration took = Duration.between(begun, now());
    assertThat(runs.stop(run, "budi")).isFalse();
    BulkRun stopped = find(run);
    // However busy this machine is, it is never faster.
    assertThat(stopped.done()).isLessThanOrEqualTo(20 * (took.toSeconds() + 1) + 4);
    assertThat(stopped.stoppedBy()).isEqualTo("budi");
    assertThat(count(applications, MessageStatus.DEAD)).isEqualTo(60 - stopped.done());

    assertThat(runs.resume(run)).isTrue();
    awaitDone(run);

    awaitState(applications, ApplicationState.DELIVERED);
    assertThat(find(run).done()).isEqualTo(60);
    assertThat(find(run).skipped()).isZero();
    assertThat(runs.outcome(run)).containsEntry(MessageStatus.DELIVERED, 60L).hasSize(1);
    assertThat(agency.received).hasSize(60).doesNotHaveDuplicates();
    assertThat(action(applications.get(0)))
        .isEqualTo(
            new OperatorAction(action(applications.get(0)).at(), "ani", "replay", "a test", run));
  }

  @Test
  void leavesLettersAloneThatTheAgencyHasAlready() {
    List<UUID> decided = dead(2);
    List<UUID> doubtful = doubtful(3);
    hub.bean(Holds.class).hold("licensing", "ani", "a test");
    agency.received.clear();
    UUID run = begin(Action.REPLAY, ALL, 100);
    // Two decisions come after the replay has begun and before the letters' turn.
    decided.forEach(
        id ->
            hub.bean(Decisions.class)
                .decide("licensing", id, new Decision(true, "SIP/1", null, null, null), null));
    for (int i = 0; i < 2; i++) {
      agency.confirms(asked -> StubAgency.reference("P-1"));
    }
    agency.confirms(
        StubAgency.failing(
            new AgencyException("licensing", "status", Outcome.NOT_FOUND, 404, null, "unknown")));

    hub.bean(Holds.class).release("licensing", "ani");
    awaitDone(run);

    awaitState(doubtful, ApplicationState.DELIVERED);
    assertThat(find(run).done()).isEqualTo(3);
    assertThat(find(run).skipped()).isEqualTo(2);
    // Letters are asked about side by side: the one that the agency doesn't know may be any.
    assertThat(agency.received)
        .singleElement(STRING)
        .isIn(doubtful.stream().map(id -> hub.message(id).id().toString()).toList());
    assertThat(decided)
        .allSatisfy(id -> assertThat(hub.state(id)).isEqualTo(ApplicationState.APPROVED));
  }

  @Test
  void waitsWhileTheAgencyIsOnHold() {
    List<UUID> applications = dead(3);
    hub.bean(Holds.class).hold("licensing", "ani", "a test");
    UUID run = begin(Action.REPLAY, ALL, 100);
    UUID other = begin(Action.REPLAY, selection("dukcapil"), 100);

    awaitDone(other);
    assertThat(find(run).state()).isEqualTo(State.RUNNING);
    assertThat(find(run).done()).isZero();
    assertThat(count(applications, MessageStatus.DEAD)).isEqualTo(3);

    hub.bean(Holds.class).release("licensing", "ani");
    awaitDone(run);
    awaitState(applications, ApplicationState.DELIVERED);
  }

  @Test
  void leavesOldLettersOutUntilToldOtherwise() {
    List<UUID> applications = dead(4);
    died(applications.get(0), Duration.ofDays(31));
    died(applications.get(1), Duration.ofDays(300));

    LetterPreview usual = runs.preview(ALL);
    assertThat(usual.count()).isEqualTo(2);
    assertThat(usual.older()).isEqualTo(2);
    assertThat(usual.oldest()).isAfter(now().minus(Duration.ofHours(1)));
    LetterSelection hundredDays =
        new LetterSelection("licensing", null, null, null, Duration.ofDays(100), false);
    assertThat(runs.preview(hundredDays).count()).isEqualTo(3);
    assertThat(runs.preview(ALL_AGES).count()).isEqualTo(4);
    assertThat(runs.preview(ALL_AGES).older()).isZero();

    awaitDone(begin(Action.REPLAY, ALL, 100));
    awaitState(applications.subList(2, 4), ApplicationState.DELIVERED);
    assertThat(count(applications, MessageStatus.DEAD)).isEqualTo(2);
  }

  @Test
  void beginsNothingWhenTheLettersAreManyMoreThanWereSeen() {
    dead(12);

    assertThatThrownBy(() -> runs.start(order(Action.REPLAY, ALL, 1, null, 100)))
        .isInstanceOf(LettersChangedException.class)
        .hasMessageContaining("had 1 dead letters, now there are 12");
    assertThatThrownBy(() -> runs.start(order(Action.DISCARD, ALL, 100, null, 100)))
        .isInstanceOf(LettersChangedException.class);
    assertThat(runs.preview(ALL).count()).isEqualTo(12);
  }

  @Test
  void leavesAloneWhatDiedAfterThePreview() {
    List<UUID> seen = dead(2);
    Instant until = runs.preview(ALL).filter().deadUntil();
    await().until(() -> now().isAfter(until));
    List<UUID> later = dead(1);

    BulkRun run = runs.start(order(Action.REPLAY, ALL, 2, until, 100));
    awaitDone(run.id());

    awaitState(seen, ApplicationState.DELIVERED);
    assertThat(run.total()).isEqualTo(2);
    assertThat(count(later, MessageStatus.DEAD)).isEqualTo(1);
  }

  @Test
  void findsByServiceCauseAndDoubt() {
    dead(2);
    doubtful(1);

    assertThat(count(new LetterSelection(null, "practice-licence", null, null, null, false)))
        .isEqualTo(3);
    assertThat(count(new LetterSelection(null, "complaint", null, null, null, false))).isZero();
    assertThat(count(new LetterSelection(null, null, "it is down", null, null, false)))
        .isEqualTo(2);
    assertThat(count(new LetterSelection(null, null, null, true, null, false))).isEqualTo(1);
    assertThat(count(new LetterSelection(null, null, null, false, null, false))).isEqualTo(2);
    assertThat(count(selection("dukcapil"))).isZero();
  }

  @Test
  void discardsManyWithAReason() {
    List<UUID> applications = dead(5);

    UUID run = begin(Action.DISCARD, ALL, 1000);
    awaitDone(run);

    assertThat(count(applications, MessageStatus.DISCARDED)).isEqualTo(5);
    assertThat(action(applications.get(4)).reason()).isEqualTo("a test");
    assertThat(hub.state(applications.get(0))).isEqualTo(ApplicationState.FAILED);
    assertThat(agency.received).isEmpty();
    assertThat(runs.newest(Action.DISCARD, 1)).extracting(BulkRun::id).containsExactly(run);
    assertThat(runs.start(order(Action.REPLAY, ALL, 0, null, 1)).state()).isEqualTo(State.DONE);
  }

  private List<UUID> dead(int number) {
    return dead(
        number,
        new AgencyException("licensing", "submit", Outcome.TRANSIENT, 429, null, "it is down"));
  }

  /** The agency may have done it. */
  private List<UUID> doubtful(int number) {
    return dead(
        number,
        new AgencyException("licensing", "submit", Outcome.UNREADABLE, 200, null, "it is garbled"));
  }

  private List<UUID> dead(int number, AgencyException failure) {
    agency.fails(number, failure);
    List<UUID> applications = IntStream.range(0, number).mapToObj(i -> hub.submit()).toList();
    awaitState(applications, ApplicationState.FAILED);
    agency.received.clear();
    return applications;
  }

  private void died(UUID application, Duration ago) {
    hub.bean(JdbcClient.class)
        .sql("update message set dead_at = ? where application_id = ?")
        .params(Timestamp.from(now().minus(ago)), application)
        .update();
  }

  private UUID begin(Action action, LetterSelection selection, int perSecond) {
    LetterPreview preview = runs.preview(selection);
    return runs.start(
            order(action, selection, preview.count(), preview.filter().deadUntil(), perSecond))
        .id();
  }

  private static LetterRuns.Order order(
      Action action, LetterSelection selection, long expected, Instant until, int perSecond) {
    return new LetterRuns.Order(action, selection, until, expected, perSecond, "a test", "ani");
  }

  private static LetterSelection selection(String connector) {
    return new LetterSelection(connector, null, null, null, null, false);
  }

  private long count(LetterSelection selection) {
    return runs.preview(selection).count();
  }

  private long count(List<UUID> applications, MessageStatus status) {
    return applications.stream().filter(id -> hub.message(id).status() == status).count();
  }

  private OperatorAction action(UUID application) {
    return hub.messages().actions(hub.message(application).id()).get(0);
  }

  private BulkRun find(UUID run) {
    return runs.find(run).orElseThrow();
  }

  private void awaitDone(UUID run) {
    await().atMost(Duration.ofMinutes(1)).until(() -> find(run).state() == State.DONE);
  }

  private void awaitState(List<UUID> applications, ApplicationState state) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> applications.stream().allMatch(id -> hub.state(id) == state));
  }

  private Instant now() {
    return hub.bean(Clock.class).instant();
  }
}
