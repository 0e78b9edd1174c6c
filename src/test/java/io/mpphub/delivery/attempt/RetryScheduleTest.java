package io.mpphub.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.queue.DeliveryProperties.Retry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private static final Retry NO_OVERRIDE = new Retry(null, null, null, null);
  private static final double MIDDLE = 0.5;

  private final ConnectorRegistry connectors = new ConnectorRegistry();

  @BeforeEach
  void licensingTriesFourTimes() {
    RetryPolicy policy = new RetryPolicy(4, Duration.ofSeconds(2), 3, Duration.ofSeconds(10));
    TestConnectors.register(connectors, TestConnectors.connector("licensing", policy, "submit"));
  }

  @Test
  void pausesLongerEachTimeUpToTheMaximum() {
    RetrySchedule schedule = RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> MIDDLE);

    assertThat(schedule.pause("licensing", 1, null)).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule.pause("licensing", 2, null)).isEqualTo(Duration.ofSeconds(6));
    assertThat(schedule.pause("licensing", 3, null)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void spreadsTheTriesOfMessagesThatFailedTogether() {
    assertThat(
            RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> 0).pause("licensing", 1, null))
        .isEqualTo(Duration.ofMillis(1600));
    assertThat(
            RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> 1).pause("licensing", 1, null))
        .isEqualTo(Duration.ofMillis(2400));
  }

  @Test
  void neverComesBeforeTheTimeThatTheAgencyAskedFor() {
    Duration asked = Duration.ofSeconds(100);

    assertThat(
            RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> 0).pause("licensing", 1, asked))
        .isEqualTo(asked);
    assertThat(
            RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> 1).pause("licensing", 1, asked))
        .isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void comesNoSoonerThanThePolicyWhereTheAgencyAsksForLess() {
    Duration asked = Duration.ofSeconds(1);
    RetrySchedule schedule = RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> MIDDLE);

    assertThat(schedule.pause("licensing", 1, asked)).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule.pause("licensing", 3, asked)).isEqualTo(Duration.ofSeconds(10));
    assertThat(schedule.pause("licensing", 3, Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofSeconds(11));
    assertThat(schedule.held(asked)).isEqualTo(Duration.ofMillis(1100));
  }

  @Test
  void endsWithThePolicysLastTry() {
    RetrySchedule schedule = RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> MIDDLE);

    assertThat(schedule.isUsedUp("licensing", 3)).isFalse();
    assertThat(schedule.isUsedUp("licensing", 4)).isTrue();
  }

  @Test
  void usesTheDefaultForAConnectorThatIsNotThere() {
    RetrySchedule schedule = RetrySchedule.toAgencies(connectors, NO_OVERRIDE, () -> MIDDLE);

    assertThat(schedule.isUsedUp("gone", 7)).isFalse();
    assertThat(schedule.isUsedUp("gone", 8)).isTrue();
  }

  @Test
  void letsASettingReplacePartsOfEveryPolicy() {
    Retry override = new Retry(2, Duration.ofMillis(500), null, null);
    RetrySchedule schedule = RetrySchedule.toAgencies(connectors, override, () -> MIDDLE);

    assertThat(schedule.isUsedUp("licensing", 2)).isTrue();
    assertThat(schedule.pause("licensing", 2, null)).isEqualTo(Duration.ofMillis(1500));
  }
}
