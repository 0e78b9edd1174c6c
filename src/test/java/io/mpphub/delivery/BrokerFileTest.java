package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.delivery.queue.BrokerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.HAPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.cluster.impl.MessageLoadBalancingType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The broker's files, read as Artemis reads them. */
class BrokerFileTest {

  private static final Path PAIR = Path.of("config/broker-pair.properties");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "BROKER_DATA", "/shared",
          "BROKER_HOST", "10.0.0.1",
          "BROKER_PORT", "61617",
          "BROKER_SELF", "first",
          "BROKER_OTHER", "second",
          "BROKER_CLUSTER_PASSWORD", "not-in-a-file");

  @AfterEach
  void forgetEnvironment() {
    ENVIRONMENT.keySet().forEach(System::clearProperty);
    System.clearProperty("BROKER_HA");
  }

  @Test
  void setsTheQueuesUpAsTheEmbeddedBrokerDoes() throws Exception {
    FileConfiguration broker = broker();

    holds(broker);
    assertThat(broker.getJournalDirectory()).isEqualTo("data/journal");
    assertThat(acceptor(broker).getParams())
        .containsEntry("host", "0.0.0.0")
        .containsEntry("port", "61616");
    assertThat(broker.getHAPolicyConfiguration().getType())
        .isEqualTo(HAPolicyConfiguration.TYPE.PRIMARY_ONLY);
    assertThat(broker.getClusterConfigurations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHARED_STORE_PRIMARY", "SHARED_STORE_BACKUP"})
  void isOneOfAPairWithTheOtherFileBesideIt(HAPolicyConfiguration.TYPE role) throws Exception {
    // Artemis looks here before it looks into the environment.
    ENVIRONMENT.forEach(System::setProperty);
    System.setProperty("BROKER_HA", role.name());

    FileConfiguration broker = broker();
    broker.parseProperties(PAIR.toString());

    assertThat(broker.getStatus()).contains("\"errors\":[]");
    holds(broker);
    assertThat(broker.getHAPolicyConfiguration().getType()).isEqualTo(role);
    assertThat(broker.getJournalDirectory()).isEqualTo("/shared/journal");
    assertThat(broker.getBindingsDirectory()).isEqualTo("/shared/bindings");
    assertThat(broker.getPagingDirectory()).isEqualTo("/shared/paging");
    assertThat(broker.getLargeMessagesDirectory()).isEqualTo("/shared/large-messages");
    assertThat(acceptor(broker).getParams())
        .containsEntry("host", "10.0.0.1")
        .containsEntry("port", "61617");
    assertThat(broker.getConnectorConfigurations().get("self").getParams())
        .containsEntry("host", "first")
        .containsEntry("port", "61617");
    assertThat(broker.getConnectorConfigurations().get("other").getParams())
        .containsEntry("host", "second")
        .containsEntry("port", "61616");
    ClusterConnectionConfiguration cluster = broker.getClusterConfigurations().get(0);
    assertThat(cluster.getConnectorName()).isEqualTo("self");
    assertThat(cluster.getStaticConnectors()).containsExactly("other");
    assertThat(cluster.getMessageLoadBalancingType()).isEqualTo(MessageLoadBalancingType.OFF);
    assertThat(broker.getClusterPassword()).isEqualTo("not-in-a-file");
  }

  @Test
  void holdsNoSecret() throws Exception {
    assertThat(Path.of("config/broker.xml")).content().doesNotContainIgnoringCase("password");
    assertThat(Pattern.compile("(?mi)^[^#]*password.*$").matcher(Files.readString(PAIR)).results())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.group()).matches("[A-Za-z]+=\\$\\{[A-Z_]+}"));
  }

  private static FileConfiguration broker() throws Exception {
    FileConfiguration broker = new FileConfiguration();
    new FileDeploymentManager(Path.of("config/broker.xml").toUri().toString())
        .addDeployable(broker)
        .readConfiguration();
    return broker;
  }

  private static void holds(FileConfiguration broker) {
    assertThat(broker.getAddressSettings().get("hub.#")).isEqualTo(BrokerConfiguration.hubQueues());
    assertThat(broker.isPersistenceEnabled()).isTrue();
    assertThat(broker.isPersistIDCache()).isTrue();
    assertThat(broker.getMaxDiskUsage()).isEqualTo(-1);
  }

  private static TransportConfiguration acceptor(FileConfiguration broker) {
    return broker.getAcceptorConfigurations().iterator().next();
  }
}
