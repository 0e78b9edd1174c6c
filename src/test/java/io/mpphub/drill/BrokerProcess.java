package io.mpphub.drill;

import io.mpphub.peer.StandaloneBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The hubs' broker: Artemis, set up by the configuration of production. */
final class BrokerProcess implements AutoCloseable {

  private static final String ACCEPTOR = "tcp://0.0.0.0:61616";

  private final StandaloneBroker broker;

  /**
   * @param settings config/broker.xml
   * @param instance a folder that isn't there
   */
  BrokerProcess(Path settings, Path instance) {
    int port = HubProcess.freePort();
    try {
      String mine = Files.readString(settings).replace(ACCEPTOR, "tcp://127.0.0.1:" + port);
      this.broker = StandaloneBroker.install(instance, port, mine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return broker.coreUrl();
  }

  String user() {
    return StandaloneBroker.USER;
  }

  String password() {
    return StandaloneBroker.PASSWORD;
  }

  void start() {
    broker.start();
  }

  void kill() {
    broker.kill();
  }

  @Override
  public void close() {
    broker.close();
  }
}
