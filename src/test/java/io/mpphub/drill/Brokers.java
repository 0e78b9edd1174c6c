package io.mpphub.drill;

import io.mpphub.peer.StandaloneBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hubs' broker, alone or with a backup: Artemis, set up by the configuration of production. */
final class Brokers implements AutoCloseable {

  static final List<String> PAIR = List.of("primary", "backup");

  private static final String ACCEPTOR = "tcp://0.0.0.0:61616";

  /** Both at the same store; the one that holds its lock works. */
  private static final String HIGH_AVAILABILITY =
      """
          <connectors>
            <connector name="primary">tcp://127.0.0.1:%1$d</connector>
            <connector name="backup">tcp://127.0.0.1:%2$d</connector>
          </connectors>
          <cluster-user>pair</cluster-user>
          <cluster-password>password-of-the-pair</cluster-password>
          <cluster-connections>
            <cluster-connection name="pair">
              <connector-ref>%3$s</connector-ref>
              <static-connectors><connector-ref>%4$s</connector-ref></static-connectors>
            </cluster-connection>
          </cluster-connections>
          <ha-policy><shared-store><%3$s/></shared-store></ha-policy>
        </core>
      """;

  private final Map<String, StandaloneBroker> brokers = new LinkedHashMap<>();
  private final String url;

  private Brokers(String url) {
    this.url = url;
  }

  /**
   * @param settings config/broker.xml
   * @param folder a folder that isn't there
   */
  static Brokers alone(Path settings, Path folder) {
    int port = HubProcess.freePort();
    Brokers alone = new Brokers("tcp://127.0.0.1:" + port);
    alone.install("broker", folder, port, listening(settings, port));
    return alone;
  }

  /** A primary and a backup with one store. */
  static Brokers pair(Path settings, Path folder) {
    int primary = HubProcess.freePort();
    int backup = HubProcess.freePort();
    Brokers pair =
        new Brokers(
            "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)?ha=true&reconnectAttempts=-1"
                .formatted(primary, backup));
    pair.installOneOf(PAIR, settings, folder, primary, backup);
    pair.installOneOf(List.of("backup", "primary"), settings, folder, primary, backup);
    return pair;
  }

  /**
   * @param names its own, then the other one's
   */
  private void installOneOf(
      List<String> names, Path settings, Path folder, int primary, int backup) {
    String name = names.get(0);
    int port = name.equals("primary") ? primary : backup;
    String extension = HIGH_AVAILABILITY.formatted(primary, backup, name, names.get(1));
    String mine =
        listening(settings, port)
            .replace(
                "directory>data/", "directory>" + folder.resolve("store").toAbsolutePath() + "/")
            .replace("</core>", extension);
    install(name, folder.resolve(name), port, mine);
  }

  private static String listening(Path settings, int port) {
    try {
      return Files.readString(settings).replace(ACCEPTOR, "tcp://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(String name, Path instance, int port, String settings) {
    brokers.put(name, StandaloneBroker.install(instance, port, settings));
  }

  /** For the hubs. */
  String url() {
    return url;
  }

  boolean has(String name) {
    return brokers.containsKey(name);
  }

  void startAll() {
    brokers.keySet().forEach(this::start);
  }

  void start(String name) {
    if (name.equals("backup")) {
      // It takes connections only while the primary is away.
      brokers.get(name).launch();
    } else {
      brokers.get(name).start();
    }
  }

  void kill(String name) {
    brokers.get(name).kill();
  }

  @Override
  public void close() {
    brokers.values().forEach(StandaloneBroker::close);
  }
}
