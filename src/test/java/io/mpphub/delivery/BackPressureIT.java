package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mpphub.application.ApplicationState;
import io.mpphub.problem.ProblemException;
import io.mpphub.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a hub does whose broker doesn't take messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackPressureIT {

  private static final int MOST = 3;

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;

  @BeforeAll
  void start(@TempDir Path data) {
    hub =
        DeliveryHub.start(
                data,
                agency,
                "hub.storage.max-backlog=" + MOST,
                "hub.delivery.handover=300ms",
                "hub.delivery.lost=1s")
            .connect();
  }

  /** What waits is counted now and then only. */
  @BeforeEach
  void awaitThatAllIsTakenIn() {
    await().until(() -> hub.bean(Storage.class).shortage().isEmpty());
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void acceptsWithoutItsBrokerUntilTooMuchWaitsAndDeliversAllLater() throws Exception {
    EmbeddedActiveMQ broker = hub.bean(EmbeddedActiveMQ.class);
    broker.stop();

    List<UUID> accepted = acceptUntilRefused();
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(MOST);
    assertThat(hub.bean(Storage.class).shortage()).hasValueSatisfying(s -> s.contains("broker"));

    broker.start();
    await().until(() -> hub.bean(Storage.class).shortage().isEmpty());
    accepted.add(hub.submit());

    awaitDelivered(accepted);
  }

  @Test
  void acceptsThoughTheBrokerBlocksWhoeverSendsUntilTooMuchWaits(@TempDir Path disk)
      throws Exception {
    FileStoreMonitor monitor = monitor(disk);
    hub.bean(EmbeddedActiveMQ.class).getActiveMQServer().getPagingManager().injectMonitor(monitor);
    monitor.setMaxUsage(0).tick();

    List<UUID> accepted = acceptUntilRefused();
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(MOST);

    monitor.setMaxUsage(2).tick();
    awaitDelivered(accepted);
  }

  /** What a broker with max-disk-usage looks at; here it says what the test wants. */
  private static FileStoreMonitor monitor(Path disk) throws IOException {
    return new FileStoreMonitor(
            null,
            Runnable::run,
            1,
            TimeUnit.DAYS,
            1.0,
            (failure, message, file) -> {},
            FileStoreMonitor.FileStoreMonitorType.MaxDiskUsage)
        .addStore(disk.toFile());
  }

  private List<UUID> acceptUntilRefused() {
    List<UUID> accepted = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(1))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> accepted.add(hub.submit()))
                    .isInstanceOf(ProblemException.class));
    return accepted;
  }

  private void awaitDelivered(List<UUID> applications) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(applications)
                    .allMatch(id -> hub.state(id) == ApplicationState.DELIVERED));
  }
}
