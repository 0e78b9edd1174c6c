package io.mpphub.peer;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An agency written in JavaScript: a script of {@code src/test/node} in a node process of its own.
 * The script prints {@code ready}, or {@code ready <port>}, once it can be used, and from then on a
 * line for what it does.
 */
public final class NodePeer implements AutoCloseable {

  private static final String READY = "ready";

  private final Process process;
  private final PrintStream input;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private NodePeer(Process process) {
    this.process = process;
    this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "node-peer");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @param script a file name, such as {@code tax-office.js}
   * @param environment what it is told besides
   * @throws IllegalStateException when node or npm is missing, or the script ends at once
   */
  public static NodePeer start(String script, Map<String, String> environment) {
    String node = Program.onPath("node", "nodejs");
    Path packages = NodePackages.installed();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(node, NodePackages.SCRIPTS.resolve(script).toString());
      builder.environment().putAll(environment);
      builder.environment().put("NODE_PATH", packages.toString());
      NodePeer peer = new NodePeer(builder.redirectErrorStream(true).start());
      peer.awaitReady(script);
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(String script) {
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .failFast(() -> !process.isAlive())
          .until(() -> readyLine() != null);
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException(script + " doesn't get ready. It printed: " + lines, e);
    }
  }

  private String readyLine() {
    return lines.stream().filter(line -> line.startsWith(READY)).findFirst().orElse(null);
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("output ended: " + e.getMessage());
    }
  }

  /** Where it listens, as it said. */
  public int port() {
    return Integer.parseInt(readyLine().substring(READY.length()).strip());
  }

  /** What it has printed so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** A line of input for the script. */
  public void send(String line) {
    input.println(line);
  }

  @Override
  public void close() {
    Program.stop(process);
  }
}
