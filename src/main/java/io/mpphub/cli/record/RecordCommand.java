package io.mpphub.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Folders;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.ProblemLines;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.cli.frame.Target;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.sample.Samples;
import io.mpphub.connector.trial.Trial;
import io.mpphub.folder.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a sample from a real call, with invented people in it. */
@Command(
    name = "record",
    description = "Call the agency once and make a sample of it, with personal data replaced.",
    footer =
        "%nReplaced are every NIK and what stands under the members of privacy.mask in"
            + " connector.yaml, wherever it stands; the same real value by the same invented one."
            + " Secrets become {{NAME}}.")
public final class RecordCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(
      boolean ok, String folder, List<String> files, List<String> kept, List<FileProblem> faults) {}

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(
      index = "0",
      paramLabel = "agency",
      description = "Name of the connector, or path to its folder.")
  private String agency;

  @Parameters(
      index = "1",
      paramLabel = "operation",
      description = "A query, or a command with --yes.")
  private String operation;

  @Option(
      names = "--request",
      required = true,
      paramLabel = "file",
      description = "The canonical request, JSON; - reads it from the standard input.")
  private String request;

  @Option(
      names = "--case",
      required = true,
      paramLabel = "name",
      description = "Name of the sample: lower-case words joined by hyphens.")
  private String name;

  @Option(
      names = "--yes",
      description = "Call a command too, which changes something at the agency.")
  private boolean yes;

  public RecordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Target target = Target.of(surroundings, agency, operation);
    target.allowOnly(yes);
    Path folder = folder(target);
    JsonNode canonical = target.request(request);
    Trial.Call call = target.call(canonical);
    if (call.problem() != null && call.problem().reach() != AgencyException.Reach.ANSWERED) {
      throw CommandException.unreachable(call.problem().getMessage() + " Nothing was written.");
    }
    KnownSecrets secrets = KnownSecrets.of(target.folder(), surroundings::value);
    Recording recording = Recording.of(target, canonical, call, secrets);
    recording.write(folder);
    List<FileProblem> faults = faults(target);
    if (!faults.isEmpty()) {
      FileSystemUtils.deleteRecursively(folder);
    }
    print(folder, recording, faults);
    return faults.isEmpty() ? ExitCodes.OK : ExitCodes.FAULTS;
  }

  private Path folder(Target target) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw CommandException.usage(
          "A case's name is lower-case words joined by hyphens, such as not-found, but was "
              + name
              + ".");
    }
    Path folder = target.folder().resolve("samples").resolve(operation).resolve(name);
    if (Files.exists(folder)) {
      throw CommandException.usage(Folders.shown(folder) + " exists already. Nothing was changed.");
    }
    return folder;
  }

  private List<FileProblem> faults(Target target) {
    return new Samples()
        .run(target.connector().only(operation), target.folder()).stream()
            .filter(result -> result.operation().equals(operation) && result.name().equals(name))
            .flatMap(result -> result.problems().stream())
            .map(problem -> Folders.shown(problem, target.folder()))
            .toList();
  }

  private void print(Path folder, Recording recording, List<FileProblem> faults)
      throws IOException {
    new ProblemLines(output).faults(faults);
    if (!faults.isEmpty()) {
      output.line("@|bold,red FAULT|@ The sample does not hold. Nothing was written.");
    } else {
      recording.files().keySet().forEach(file -> output.text(Folders.shown(folder.resolve(file))));
      if (!recording.kept().isEmpty()) {
        output.line(
            "@|yellow Look at these values of the answer|@: they were kept. If one is personal, add its member to privacy.mask, delete the sample and record it again.");
        recording.kept().forEach(kept -> output.text("  " + kept));
      }
    }
    output.document(
        new Document(
            faults.isEmpty(),
            Folders.shown(folder),
            List.copyOf(recording.files().keySet()),
            recording.kept(),
            faults));
  }
}
