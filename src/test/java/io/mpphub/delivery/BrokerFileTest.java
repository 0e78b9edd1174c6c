package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;

class BrokerFileTest {

  @Test
  void setsTheQueuesUpAsTheEmbeddedBrokerDoes() throws Exception {
    FileConfiguration broker = new FileConfiguration();
    new FileDeploymentManager(Path.of("config/broker.xml").toUri().toString())
        .addDeployable(broker)
        .readConfiguration();

    AddressSettings queues = broker.getAddressSettings().get("hub.#");
    assertThat(queues).isEqualTo(BrokerConfiguration.hubQueues());
    assertThat(broker.isPersistenceEnabled()).isTrue();
    assertThat(broker.isPersistIDCache()).isTrue();
    assertThat(broker.getMaxDiskUsage()).isEqualTo(-1);
  }
}
