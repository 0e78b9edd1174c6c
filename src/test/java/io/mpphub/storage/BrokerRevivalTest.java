package io.mpphub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerRevivalTest {

  private final EmbeddedActiveMQ broker =
      new EmbeddedActiveMQ()
          .setConfiguration(
              new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false));
  private final BrokerRevival revival = new BrokerRevival(broker);

  @BeforeEach
  void start() throws Exception {
    broker.start();
  }

  @AfterEach
  void stop() throws Exception {
    broker.stop();
  }

  @Test
  void startsABrokerThatStoppedOnAFullDisk() throws Exception {
    revival.look(true);
    broker.stop();
    revival.look(true);
    assertThat(broker.getActiveMQServer().isStarted()).isFalse();

    revival.look(false);

    assertThat(broker.getActiveMQServer().isStarted()).isTrue();
  }

  @Test
  void leavesABrokerAloneThatStoppedForAnotherReason() throws Exception {
    revival.look(true);
    revival.look(false);
    broker.stop();

    revival.look(false);

    assertThat(broker.getActiveMQServer().isStarted()).isFalse();
  }

  @Test
  void hasNothingToDoWithABrokerOutside() {
    BrokerRevival outside = new BrokerRevival(null);

    outside.look(true);
    outside.look(false);

    assertThat(broker.getActiveMQServer().isStarted()).isTrue();
  }
}
