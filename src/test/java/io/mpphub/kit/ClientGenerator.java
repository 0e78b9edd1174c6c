package io.mpphub.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenAPI Generator, which the build puts under {@code target/client-generator}. */
final class ClientGenerator {

  private static final File JAR = new File("target/client-generator/openapi-generator-cli.jar");
  private static final Path DOCUMENT = Path.of("src/main/resources/openapi/mpp-hub.yaml");

  private ClientGenerator() {}

  /**
   * Writes a client.
   *
   * @param options as the guide gives them
   * @param target where to; made when it isn't there
   * @return what the generator found wrong with the document, and all else that it said
   */
  static List<String> generate(Path target, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "generate"));
    command.addAll(List.of("-i", DOCUMENT.toString(), "-o", target.toString()));
    command.addAll(options);
    return run(command);
  }

  /** Runs a program to its end; what it prints. */
  static List<String> run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines = process.inputReader().lines().toList();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " failed: " + String.join("\n", lines));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
