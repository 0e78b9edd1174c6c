package io.mpphub.drill;

import io.mpphub.peer.Patience;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A hub in a process of its own, on a free port of this machine. Killed and started again, it keeps
 * its port and data. Ends with the process that started it.
 */
public final class HubProcess implements AutoCloseable {

  /** The main class of {@code ./hub demo}. */
  static final String DEMO = "io.mpphub.sandbox.DemoHub";

  /** For one that is soon killed: code is compiled quickly, not well. */
  private static final List<String> SHORT_LIVED =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** For one that is timed, as operators run it. */
  private static final List<String> TIMED = List.of("-Xmx1g");

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final List<String> command;
  private final File log;
  private final Map<String, String> environment;
  private final URI url;
  private final Thread hook = new Thread(() -> process().destroyForcibly());
  private Process process;

  /**
   * @param data where it keeps what it stores, and its log
   * @param environment on top of this process's
   */
  HubProcess(String mainClass, Path data, Map<String, String> environment) {
    this(demo(mainClass), data, environment);
  }

  /**
   * @param command that starts it, the program and its arguments
   */
  HubProcess(List<String> command, Path data, Map<String, String> environment) {
    int port = freePort();
    this.command = command;
    create(data);
    this.log = data.resolve("hub.log").toFile();
    this.url = URI.create("http://127.0.0.1:" + port);
    this.environment = new TreeMap<>(environment);
    this.environment.put("HUB_PORT", Integer.toString(port));
    this.environment.put("HUB_DATA", data.toString());
  }

  /** The hub that operators run, {@code java -jar}, to be timed. */
  static HubProcess ofJar(Path data, Map<String, String> environment) {
    String jar = TARGET.resolve("mpp-hub.jar").toString();
    return new HubProcess(java(TIMED, List.of("-jar", jar)), data, environment);
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the command that runs a main class on the demo's classpath.
   *
   * @throws IOException when the build hasn't written the classpath
   */
  public static List<String> command(String mainClass) throws IOException {
    String libraries = Files.readString(TARGET.resolve("demo.classpath")).strip();
    String program =
        TARGET.resolve("classes") + File.pathSeparator + TARGET.resolve("demo-classes");
    List<String> java = java(SHORT_LIVED, List.of());
    List<String> archive =
        new ClassArchive(TARGET.resolve("class-archive"), java, libraries, program).option();
    String classpath = libraries + File.pathSeparator + program;
    return join(java, join(archive, List.of("-cp", classpath, mainClass)));
  }

  private static List<String> demo(String mainClass) {
    try {
      return command(mainClass);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> java(List<String> options, List<String> program) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return join(List.of(java), join(options, program));
  }

  static List<String> join(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  URI url() {
    return url;
  }

  private synchronized Process process() {
    return process;
  }

  /** Starts it, once more if need be, without waiting. */
  synchronized void launch() {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
      boolean first = process == null;
      process = builder.start();
      if (first) {
        Runtime.getRuntime().addShutdownHook(hook);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it is ready. */
  void awaitReady() {
    HubApi api = new HubApi(url, "");
    Patience.of(Duration.ofMinutes(10))
        .unless(() -> !process().isAlive(), "the hub ended; its log tells why: " + log)
        .until(api::isReady);
  }

  /** As {@code kill -9}. */
  void kill() {
    process().destroyForcibly();
    try {
      process().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the process as on a machine that is paused. */
  void freeze() {
    Signals.send("-STOP", process().toHandle());
  }

  void thaw() {
    Signals.send("-CONT", process().toHandle());
  }

  @Override
  public void close() {
    if (process() == null) {
      return;
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    process().destroy();
    try {
      if (!process().waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
