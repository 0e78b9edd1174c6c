package io.mpphub.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that was run to its end. */
record Command(int status, String output) {

  /**
   * Types {@code ./hub} and these words.
   *
   * @param folder where the caller stands
   */
  static Command hub(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    String launcher = Path.of("hub").toAbsolutePath().toString();
    return run(Stream.concat(Stream.of(launcher), Stream.of(words)).toList(), folder, environment);
  }

  static Command run(List<String> command, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    return new Command(process.waitFor(), output);
  }

  /** Maven has just built the jar that the launcher would build. */
  static void isBuilt() throws IOException {
    Files.writeString(Path.of("target/hub.built"), "");
  }
}
