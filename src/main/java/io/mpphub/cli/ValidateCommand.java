package io.mpphub.cli;

import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Folders;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.ProblemLines;
import io.mpphub.cli.frame.Reading;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.folder.FileProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with a connector folder, as the hub would. */
@Command(
    name = "validate",
    description = "Check connector.yaml, the files it names and the samples; list every fault.")
final class ValidateCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, List<Checked> connectors) {}

  record Checked(
      String connector, boolean ok, List<FileProblem> faults, List<FileProblem> warnings) {}

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Option(
      names = "--env",
      description = "A variable that is not set in this environment is a fault, not a warning.")
  private boolean environment;

  @Parameters(
      paramLabel = "agency",
      arity = "0..*",
      description = "Name of a connector, or path to its folder. All connectors by default.")
  private List<String> agencies;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reading.Reader reader = new Reading.Reader(surroundings);
    List<Checked> all =
        new Folders(surroundings)
            .of(agencies).stream().map(reader::check).map(this::checked).toList();
    all.forEach(this::print);
    boolean ok = all.stream().allMatch(Checked::ok);
    output.document(new Document(ok, all));
    return ok ? ExitCodes.OK : ExitCodes.FAULTS;
  }

  private Checked checked(Reading reading) {
    List<FileProblem> faults = new ArrayList<>(reading.faults());
    if (environment) {
      faults.addAll(reading.unset());
    }
    List<FileProblem> warnings = environment ? List.of() : reading.unset();
    return new Checked(reading.name(), faults.isEmpty(), faults, warnings);
  }

  private void print(Checked checked) {
    ProblemLines lines = new ProblemLines(output);
    lines.faults(checked.faults());
    lines.warnings(checked.warnings());
    if (checked.ok()) {
      output.line("@|green ok|@    %s", checked.connector());
    } else {
      output.line(
          "@|bold,red FAULT|@ %s: %s. The hub refuses this folder as a whole; a version that runs goes on.",
          checked.connector(), ProblemLines.count(checked.faults().size(), "fault"));
    }
  }
}
