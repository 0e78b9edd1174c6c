package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.Attempt;
import io.mpphub.store.HistoryEntry;
import io.mpphub.store.MessageStatus;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryIT {

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

  @Test
  void delivers() {
    UUID id = hub.submit();

    await().until(() -> hub.state(id) == ApplicationState.DELIVERED);
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-1");
    assertThat(hub.application(id).history())
        .extracting(HistoryEntry::state)
        .containsExactly(
            ApplicationState.SUBMITTED, ApplicationState.DELIVERING, ApplicationState.DELIVERED);
    assertThat(hub.message(id).status()).isEqualTo(MessageStatus.DELIVERED);
    assertThat(hub.attempts(id)).extracting(Attempt::outcome).containsExactly("delivered");
    assertThat(agency.received).containsOnlyOnce(hub.message(id).id().toString());
  }

  @Test
  void retriesUntilTheAgencyIsBack() {
    agency.fails(2, down());

    UUID id = hub.submit();

    await().until(() -> hub.state(id) == ApplicationState.DELIVERED);
    assertThat(hub.attempts(id))
        .extracting(Attempt::outcome)
        .containsExactly("transient", "transient", "delivered");
    assertThat(hub.application(id).history())
        .extracting(HistoryEntry::state)
        .containsExactly(
            ApplicationState.SUBMITTED,
            ApplicationState.DELIVERING,
            ApplicationState.WAITING,
            ApplicationState.DELIVERING,
            ApplicationState.DELIVERED);
  }

  @Test
  void movesToDeadLetterAfterLastRetryAndReplays() {
    agency.fails(3, down());

    UUID id = hub.submit();

    await().until(() -> hub.state(id) == ApplicationState.FAILED);
    assertThat(hub.message(id).status()).isEqualTo(MessageStatus.DEAD);
    assertThat(hub.attempts(id)).hasSize(3);

    assertThat(hub.bean(DeadLetters.class).replay(hub.message(id).id(), "operator")).isTrue();

    await().until(() -> hub.state(id) == ApplicationState.DELIVERED);
    assertThat(hub.attempts(id)).hasSize(4);
  }

  static AgencyException down() {
    return new AgencyException(
        "licensing", "submit", Outcome.TRANSIENT, 503, null, "licensing is down");
  }
}
