package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.BulkReplay;
import io.mpphub.store.BulkReplay.State;
import io.mpphub.store.LetterGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Many dead letters, sent again at a pace, stopped and let go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysIT {

  private static final int LETTERS = 30;
  private static final int PACE = 5;

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;

  @BeforeAll
  void start(@TempDir Path data) {
    hub = DeliveryHub.start(data, agency, "hub.delivery.retry.attempts=1").connect();
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void replaysWhatIsDeadAtAPaceAndNothingTwice() {
    agency.fails(
        LETTERS,
        new AgencyException("licensing", "submit", Outcome.TRANSIENT, 503, null, "it is down"));
    List<UUID> applications = new ArrayList<>();
    for (int i = 0; i < LETTERS; i++) {
      applications.add(hub.submit());
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> count(applications, ApplicationState.FAILED) == LETTERS);
    agency.received.clear();
    Replays replays = hub.bean(Replays.class);

    List<LetterGroup> preview = replays.preview("licensing", null, Duration.ofDays(1));
    assertThat(preview)
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.count()).isEqualTo(LETTERS);
              assertThat(group.cause()).isEqualTo("it is down");
              assertThat(group.maybeApplied()).isZero();
              assertThat(group.oldest()).isBeforeOrEqualTo(group.newest());
            });
    assertThat(replays.preview("dukcapil", null, null)).isEmpty();
    assertThat(replays.preview(null, "another cause", null)).isEmpty();

    BulkReplay begun = replays.start("licensing", null, null, PACE, "ani");
    assertThat(begun.total()).isEqualTo(LETTERS);
    await().until(() -> replays.find(begun.id()).orElseThrow().replayed() >= PACE);
    assertThat(replays.stop(begun.id())).isTrue();
    assertThat(replays.stop(begun.id())).isFalse();
    long atStop = replays.find(begun.id()).orElseThrow().replayed();
    assertThat(atStop).isLessThan(LETTERS);
    assertThat(count(applications, ApplicationState.FAILED)).isGreaterThan(0);

    assertThat(replays.resume(begun.id())).isTrue();

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> count(applications, ApplicationState.DELIVERED) == LETTERS);
    await().until(() -> replays.find(begun.id()).orElseThrow().state() == State.DONE);
    BulkReplay done = replays.find(begun.id()).orElseThrow();
    assertThat(done.replayed()).isEqualTo(LETTERS);
    assertThat(done.skipped()).isZero();
    assertThat(agency.received).hasSize(LETTERS).doesNotHaveDuplicates();
    assertThat(replays.start("licensing", null, null, PACE, "ani").state()).isEqualTo(State.DONE);
  }

  private long count(List<UUID> applications, ApplicationState state) {
    return applications.stream().filter(id -> hub.state(id) == state).count();
  }
}
