package io.mpphub.cli.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Folders;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.ProblemLines;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.version.ConnectorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what differs in meaning between two versions of a connector. */
@Command(
    name = "diff",
    description = "Compare two versions of a connector: its keys, mappings and samples.",
    footer =
        "%nA version is a folder, a zip of it, or an id as versions lists them (then HUB_URL, HUB_OPERATOR and HUB_OPERATOR_PASSWORD are needed). Layout and comments don't count.")
public final class DiffCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(
      boolean ok,
      boolean same,
      List<Change> keys,
      List<FolderDiff.FileChange> mappings,
      List<FolderDiff.FileChange> samples,
      List<FolderDiff.FileChange> others) {}

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(
      index = "0",
      paramLabel = "agency",
      description = "Name of the connector, or path to its folder.")
  private String agency;

  @Parameters(index = "1", paramLabel = "old", description = "The version to compare with.")
  private String old;

  @Parameters(
      index = "2",
      paramLabel = "new",
      arity = "0..1",
      description = "The other version; the connector's folder by default.")
  private String now;

  @Option(names = "--exit-code", description = "Exit with 1 when there is a difference.")
  private boolean exitCode;

  public DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    FolderDiff diff =
        FolderDiff.between(
            version(old),
            now == null
                ? ConnectorFolder.read(new Folders(surroundings).of(agency))
                : version(now));
    diff.keys().forEach(this::print);
    diff.files().forEach(this::print);
    if (diff.isEmpty()) {
      output.line("No difference.");
    }
    output.document(document(diff));
    return exitCode && !diff.isEmpty() ? ExitCodes.FAULTS : ExitCodes.OK;
  }

  private static Document document(FolderDiff diff) {
    return new Document(
        true,
        diff.isEmpty(),
        diff.keys(),
        files(diff, file -> file.startsWith("mappings/")),
        files(diff, file -> file.startsWith("samples/")),
        files(diff, file -> !file.startsWith("mappings/") && !file.startsWith("samples/")));
  }

  private static List<FolderDiff.FileChange> files(FolderDiff diff, Predicate<String> which) {
    return diff.files().stream().filter(change -> which.test(change.file())).toList();
  }

  private ConnectorFolder version(String text) throws IOException {
    Path path = Path.of(text);
    if (Files.isDirectory(path)) {
      return ConnectorFolder.read(path);
    }
    if (Files.isRegularFile(path)) {
      return ConnectorFolder.unzip(Files.readAllBytes(path));
    }
    if (ID.matcher(text).matches()) {
      String name = Path.of(agency).getFileName().toString();
      return ConnectorFolder.unzip(new HubClient(surroundings).version(name, text));
    }
    throw CommandException.usage(
        text
            + " is no folder, no zip and no version's id. List ids with  ./hub connector versions");
  }

  private void print(Change change) {
    switch (change.change()) {
      case "added" -> output.line("@|green + %s|@: %s", change.key(), shown(change.after()));
      case "removed" -> output.line("@|red - %s|@: %s", change.key(), shown(change.before()));
      default ->
          output.line(
              "@|yellow ~ %s|@: %s -> %s",
              change.key(), shown(change.before()), shown(change.after()));
    }
  }

  private void print(FolderDiff.FileChange change) {
    switch (change.change()) {
      case "added" -> output.line("@|green + %s|@", change.file());
      case "removed" -> output.line("@|red - %s|@", change.file());
      default ->
          output.line(
              "@|yellow ~ %s|@ (%s added, %d removed)",
              change.file(), ProblemLines.count(change.added(), "line"), change.removed());
    }
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
