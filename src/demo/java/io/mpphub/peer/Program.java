package io.mpphub.peer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine that a test needs. Missing ones fail the test, with the way out. */
final class Program {

  private Program() {}

  /**
   * @param debianPackage where to get it
   * @throws IllegalStateException when it isn't there
   */
  static String require(String path, String debianPackage) {
    if (!Files.isExecutable(Path.of(path))) {
      throw new IllegalStateException(
          path
              + " is missing, and this test talks to the real program. Install it, such as by apt-get install "
              + debianPackage
              + "; .ci/run does.");
    }
    return path;
  }

  /**
   * The full path of a program that may be anywhere.
   *
   * @param debianPackage where to get it
   * @throws IllegalStateException when it isn't on the PATH
   */
  static String onPath(String name, String debianPackage) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> require("/usr/bin/" + name, debianPackage));
  }

  /**
   * Runs a command to its end.
   *
   * @throws IllegalStateException when it fails, with what it printed
   */
  static void run(List<String> command) {
    run(command, Map.of());
  }

  /**
   * Variant with an environment.
   *
   * @param environment on top of this process's
   */
  static void run(List<String> command, Map<String, String> environment) {
    try {
      File output = File.createTempFile("program", ".log");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(output).start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
          process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
          throw new IllegalStateException(
              String.join(" ", command) + " failed: " + Files.readString(output.toPath()));
        }
      } finally {
        Files.delete(output.toPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks a process to end, and ends it when it doesn't within some seconds. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@code kill -9}. */
  static void kill(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
