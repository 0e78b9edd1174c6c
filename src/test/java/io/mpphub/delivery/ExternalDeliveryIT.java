package io.mpphub.delivery;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** On PostgreSQL and a broker of its own, set up by config/broker.xml: what production is. */
class ExternalDeliveryIT extends DeliveryContract {

  private EmbeddedPostgres postgres;
  private EmbeddedActiveMQ broker;

  @Override
  String[] settings(Path data) throws Exception {
    postgres = EmbeddedPostgres.start();
    String address = "tcp://127.0.0.1:" + freePort();
    broker = new EmbeddedActiveMQ().setConfiguration(productionBroker(data, address));
    broker.start();
    return new String[] {
      "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
      "spring.datasource.username=postgres",
      "spring.artemis.mode=native",
      "spring.artemis.broker-url=" + address
    };
  }

  @Override
  void stopServers() throws Exception {
    broker.stop();
    postgres.close();
  }

  private static FileConfiguration productionBroker(Path data, String address) throws Exception {
    FileConfiguration configuration = new FileConfiguration();
    new FileDeploymentManager(Path.of("config/broker.xml").toUri().toString())
        .addDeployable(configuration)
        .readConfiguration();
    configuration.setBrokerInstance(data.toFile());
    configuration.setSecurityEnabled(false);
    configuration.getAcceptorConfigurations().clear();
    configuration.addAcceptorConfiguration("core", address + "?protocols=CORE");
    return configuration;
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
