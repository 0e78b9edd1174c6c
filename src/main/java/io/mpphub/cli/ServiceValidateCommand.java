package io.mpphub.cli;

import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.ProblemLines;
import io.mpphub.cli.frame.StepsFiles;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.folder.FileProblem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that is wrong with the files of services' steps, as the hub would. */
@Command(
    name = "validate",
    description =
        "Hold the steps of all services against their form and the connectors that they name.")
final class ServiceValidateCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, List<Checked> files) {}

  record Checked(String file, boolean ok, List<FileProblem> faults) {}

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  ServiceValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<Checked> all =
        new StepsFiles(surroundings)
            .faults().entrySet().stream()
                .map(
                    file ->
                        new Checked(
                            "routes/" + file.getKey(), file.getValue().isEmpty(), file.getValue()))
                .toList();
    all.forEach(this::print);
    boolean ok = all.stream().allMatch(Checked::ok);
    output.document(new Document(ok, all));
    return ok ? ExitCodes.OK : ExitCodes.FAULTS;
  }

  private void print(Checked checked) {
    new ProblemLines(output).faults(checked.faults());
    if (checked.ok()) {
      output.line("@|green ok|@    %s", checked.file());
    } else {
      output.line(
          "@|bold,red FAULT|@ %s: %s. The hub refuses this file; what it said before goes on, and"
              + " without that the service takes no applications.",
          checked.file(), ProblemLines.count(checked.faults().size(), "fault"));
    }
  }
}
