package io.mpphub.cli;

import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Folders;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a small connector folder that is complete: it passes validate and test. */
@Command(
    name = "new",
    description = "Write a new connector folder that passes validate and test, to be edited.")
final class NewCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, String connector, String folder, List<String> files) {}

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(
      paramLabel = "name",
      description = "Name of the connector: lower-case words joined by hyphens.")
  private String name;

  @Option(
      names = "--protocol",
      required = true,
      paramLabel = "protocol",
      description = "How the agency's system is called: ${COMPLETION-CANDIDATES}.")
  private Blueprint protocol;

  @Option(names = "--title", paramLabel = "title", description = "What operators read.")
  private String title;

  @Option(
      names = "--in",
      paramLabel = "folder",
      description = "Where the new folder goes. The hub's connectors by default.")
  private Path parent;

  NewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw CommandException.usage(
          "A connector's name is lower-case words joined by hyphens, such as city-parks, but was "
              + name
              + ".");
    }
    Path folder = (parent == null ? surroundings.connectors() : parent).resolve(name);
    if (Files.exists(folder)) {
      throw CommandException.usage(Folders.shown(folder) + " exists already. Nothing was changed.");
    }
    List<Path> files = protocol.write(folder, name, title == null ? titleOf(name) : title);
    bringSchema(folder.resolveSibling("connector.schema.json"));
    files.forEach(file -> output.text(Folders.shown(file)));
    output.line("");
    output.line("Edit them, then:");
    for (String next : List.of("validate", "test")) {
      output.line("  @|bold ./hub connector %s %s|@", next, parent == null ? name : asPath(folder));
    }
    output.document(
        new Document(
            true, name, Folders.shown(folder), files.stream().map(Folders::shown).toList()));
    return ExitCodes.OK;
  }

  /** Editors find the schema by the file's first line. */
  private void bringSchema(Path schema) throws IOException {
    if (!Files.exists(schema)) {
      Files.copy(surroundings.schema(), schema);
    }
  }

  /** So that it isn't taken for a name. */
  private static String asPath(Path folder) {
    String shown = Folders.shown(folder);
    return shown.contains("/") ? shown : "./" + shown;
  }

  private static String titleOf(String name) {
    String words = name.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
