package io.mpphub.cli;

import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Folders;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.ProblemLines;
import io.mpphub.cli.frame.Reading;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.sample.Samples;
import io.mpphub.folder.FileProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs a connector's samples both ways, without a network. */
@Command(
    name = "test",
    description = "Run the samples: canonical to wire, and wire to canonical. No network is used.")
final class TestCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, List<Tested> connectors) {}

  record Tested(
      String connector,
      boolean ok,
      List<FileProblem> faults,
      List<Sample> samples,
      List<String> untested) {}

  record Sample(String operation, String name, boolean ok, List<FileProblem> faults) {}

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(
      paramLabel = "agency",
      arity = "0..*",
      description = "Name of a connector, or path to its folder. All connectors by default.")
  private List<String> agencies;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reading.Reader reader = new Reading.Reader(surroundings);
    List<Tested> all =
        new Folders(surroundings)
            .of(agencies).stream().map(reader::read).map(this::tested).toList();
    all.forEach(this::print);
    boolean ok = all.stream().allMatch(Tested::ok);
    output.document(new Document(ok, all));
    return ok ? ExitCodes.OK : ExitCodes.FAULTS;
  }

  private Tested tested(Reading reading) {
    if (reading.connector() == null) {
      return new Tested(reading.name(), false, reading.faults(), List.of(), List.of());
    }
    List<Sample> samples =
        new Samples()
            .run(reading.connector(), reading.folder()).stream()
                .map(result -> sample(result, reading.folder()))
                .toList();
    List<String> untested =
        reading.connector().operations().keySet().stream()
            .filter(o -> samples.stream().noneMatch(sample -> sample.operation().equals(o)))
            .toList();
    boolean ok = samples.stream().allMatch(Sample::ok);
    return new Tested(reading.name(), ok, List.of(), samples, untested);
  }

  private static Sample sample(Samples.Result result, Path folder) {
    List<FileProblem> faults =
        result.problems().stream().map(problem -> Folders.shown(problem, folder)).toList();
    return new Sample(result.operation(), result.name(), faults.isEmpty(), faults);
  }

  private void print(Tested tested) {
    ProblemLines lines = new ProblemLines(output);
    lines.faults(tested.faults());
    for (Sample sample : tested.samples()) {
      output.line(
          (sample.ok() ? "@|green ok|@    " : "@|bold,red FAIL|@  ") + "%s.%s/%s",
          tested.connector(),
          sample.operation(),
          sample.name());
      lines.faults(sample.faults());
    }
    tested
        .untested()
        .forEach(o -> output.line("@|yellow none|@  %s.%s has no sample", tested.connector(), o));
    output.line("%s", summary(tested));
  }

  private static String summary(Tested tested) {
    if (!tested.faults().isEmpty()) {
      return tested.connector() + ": the folder has faults, so its samples can't be run.";
    }
    long failed = tested.samples().stream().filter(sample -> !sample.ok()).count();
    String holds =
        tested.connector() + ": " + ProblemLines.count(tested.samples().size(), "sample");
    return failed == 0
        ? holds + ", all hold."
        : holds
            + ", "
            + failed
            + " fail. The hub refuses this folder as a whole; a version that runs goes on.";
  }
}
