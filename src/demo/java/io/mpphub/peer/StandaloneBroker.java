package io.mpphub.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker of its own, an agency's or a hub's: Apache Artemis as its makers ship it, of another
 * version than the hub's, in a process of its own. It speaks AMQP 1.0 and its core protocol on one
 * free port of this machine, asks for a password, and keeps its messages when it is stopped and
 * started again.
 */
public final class StandaloneBroker implements AutoCloseable {

  public static final String USER = "agency-broker";
  public static final String PASSWORD = "broker-password-of-tests";

  /** Where the build unpacks the distribution. */
  private static final Path DISTRIBUTIONS = Path.of("target/broker").toAbsolutePath();

  private final Path instance;
  private final int port;
  private final int securePort = Ports.free();
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  private StandaloneBroker(Path instance, int port) {
    this.instance = instance;
    this.port = port;
  }

  /**
   * @param folder an empty one, for its configuration and messages
   * @param queues that it has from the start
   * @param topics that it has from the start
   * @throws IllegalStateException when the distribution is missing or doesn't start
   */
  public static StandaloneBroker start(Path folder, List<String> queues, List<String> topics) {
    return start(folder, queues, topics, null);
  }

  /**
   * Variant that speaks AMQP over TLS on a second port.
   *
   * @param certificates with one of this machine's, {@code server}
   */
  public static StandaloneBroker start(
      Path folder, List<String> queues, List<String> topics, Certificates certificates) {
    StandaloneBroker broker = new StandaloneBroker(folder.resolve("broker"), Ports.free());
    try {
      broker.install(queues, topics);
      if (certificates != null) {
        broker.secure(certificates);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broker.start();
    return broker;
  }

  /**
   * One with a configuration that the caller brings. Not started yet.
   *
   * @param instance a folder that isn't there
   * @param port the one that the configuration opens
   * @param settings files by the name that they get in its folder {@code etc}
   * @param environment what the configuration asks for
   * @throws IllegalStateException when the distribution is missing
   */
  public static StandaloneBroker install(
      Path instance, int port, Map<String, Path> settings, Map<String, String> environment) {
    StandaloneBroker broker = new StandaloneBroker(instance, port);
    broker.environment.putAll(environment);
    try {
      broker.install(List.of(), List.of());
      for (Map.Entry<String, Path> file : settings.entrySet()) {
        Path target = instance.resolve("etc").resolve(file.getKey());
        Files.copy(file.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return broker;
  }

  private void install(List<String> queues, List<String> topics) throws IOException {
    Program.run(
        List.of(
            distribution().resolve("bin/artemis").toString(),
            "create",
            "--silent",
            "--require-login",
            "--user=" + USER,
            "--password=" + PASSWORD,
            "--host=127.0.0.1",
            "--default-port=" + port,
            "--queues=" + String.join(",", queues),
            "--addresses=" + String.join(",", topics),
            "--no-amqp-acceptor",
            "--no-hornetq-acceptor",
            "--no-mqtt-acceptor",
            "--no-stomp-acceptor",
            "--no-web",
            "--no-autotune",
            "--nio",
            "--java-memory=512M",
            instance.toString()));
    Path settings = instance.resolve("etc/broker.xml");
    // A developer's full disk must not make it block without a word.
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst(
                "<max-disk-usage>\\d+</max-disk-usage>", "<max-disk-usage>-1</max-disk-usage>"));
  }

  private void secure(Certificates certificates) throws IOException {
    Path store = instance.resolve("etc/server.p12");
    Program.run(
        List.of(
            Program.onPath("openssl", "openssl"),
            "pkcs12",
            "-export",
            "-in",
            certificates.pem("server").toString(),
            "-inkey",
            certificates.key("server").toString(),
            "-out",
            store.toString(),
            "-passout",
            "pass:" + PASSWORD));
    Path settings = instance.resolve("etc/broker.xml");
    String acceptor =
        "<acceptor name=\"secure\">tcp://127.0.0.1:%d?protocols=AMQP;sslEnabled=true;keyStorePath=%s;keyStorePassword=%s;keyStoreType=PKCS12</acceptor></acceptors>"
            .formatted(securePort, store, PASSWORD);
    Files.writeString(settings, Files.readString(settings).replace("</acceptors>", acceptor));
  }

  private static Path distribution() throws IOException {
    if (Files.isDirectory(DISTRIBUTIONS)) {
      try (Stream<Path> children = Files.list(DISTRIBUTIONS)) {
        Path found = children.filter(child -> Files.isDirectory(child)).findFirst().orElse(null);
        if (found != null) {
          return found;
        }
      }
    }
    throw new IllegalStateException(
        "the broker's distribution is missing in "
            + DISTRIBUTIONS
            + ". The build unpacks it before integration tests: mvn -B pre-integration-test -DskipTests");
  }

  /** Starts it, once more if need be, and waits until it takes connections. */
  public void start() {
    launch();
    awaitListening();
  }

  /** Waits until it takes connections. */
  public void awaitListening() {
    Path log = instance.resolve("output.log");
    Ports.awaitListening(port, process, "the broker ended; its log tells why: " + log);
  }

  /** Waits until it takes none: a backup whose primary is back. */
  public void awaitSilence() {
    Ports.awaitSilence(port);
  }

  /** Starts it without waiting: a backup takes connections only once its primary is gone. */
  public void launch() {
    Path log = instance.resolve("output.log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(instance.resolve("bin/artemis").toString(), "run");
      builder.environment().putAll(environment);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As when its machine loses its power. */
  public void kill() {
    Program.kill(process);
  }

  /** Asks it to end, and waits until it has. */
  public void stop() {
    Program.stop(process);
  }

  public int port() {
    return port;
  }

  /** For clients that speak AMQP 1.0. */
  public String amqpUrl() {
    return "amqp://127.0.0.1:" + port;
  }

  /** For clients that speak AMQP 1.0 over TLS. */
  public String amqpsUrl() {
    return "amqps://127.0.0.1:" + securePort;
  }

  /** For clients that speak its own protocol. */
  public String coreUrl() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    if (process != null) {
      stop();
    }
  }
}
