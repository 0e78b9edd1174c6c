package io.mpphub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.ConnectorJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/** Where a test types commands: a hub's home, an environment, and what was printed. */
public final class Terminal {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T05:00:00Z"), ZoneOffset.UTC);

  /** What a command printed and ended with. */
  public record Result(int exitCode, String out, String err) {

    public JsonNode json() {
      try {
        return ConnectorJson.MAPPER.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private Clock clock = CLOCK;

  Terminal(Path home) {
    this.home = home;
  }

  /** A home with the project's schema and templates, and no connectors. */
  public static Terminal inEmptyHome(Path home) {
    try {
      Files.createDirectories(home.resolve("connectors"));
      Files.copy(
          Path.of("connectors/connector.schema.json"),
          home.resolve("connectors/connector.schema.json"));
      FileSystemUtils.copyRecursively(
          Path.of("routes/templates"), home.resolve("routes/templates"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Terminal(home);
  }

  public Terminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What comes in where a command reads {@code -}. */
  public Terminal input(String text) {
    input = text;
    return this;
  }

  public Terminal at(Clock other) {
    clock = other;
    return this;
  }

  public Path connectors() {
    return home.resolve("connectors");
  }

  /** Types {@code ./hub connector} and these words. */
  public Result type(String... words) {
    return typeOf("connector", words);
  }

  /** Types {@code ./hub}, the kind of thing, and these words. */
  Result typeOf(String kind, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine cli =
        Cli.commandLine(
                new Surroundings(
                    home,
                    environment,
                    clock,
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    String[] args = new String[words.length + 1];
    args[0] = kind;
    System.arraycopy(words, 0, args, 1, words.length);
    int exitCode = cli.execute(args);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** Replaces a text in a file below {@code connectors}. */
  public void edit(String file, String text, String replacement) {
    try {
      Path path = connectors().resolve(file);
      String before = Files.readString(path);
      if (!before.contains(text)) {
        throw new IllegalArgumentException(file + " has no " + text);
      }
      Files.writeString(path, before.replace(text, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
