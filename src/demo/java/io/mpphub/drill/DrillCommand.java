package io.mpphub.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code ./hub drill}. */
@Command(
    name = "./hub drill",
    subcommands = {
      HangCommand.class,
      OutageCommand.class,
      SlowBodiesCommand.class,
      SlowAgenciesCommand.class
    },
    showDefaultValues = true,
    description = {
      "Send applications, break things meanwhile, and compare what was promised with what the hub"
          + " and the agency have.",
      "Without --url or --distributed, a demo of its own is started and killed with kill -9."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was lost, repeated, out of order or left undecided",
      "1:something was; it is listed",
      "2:the drill could not be carried out"
    })
public final class DrillCommand implements Callable<Integer> {

  @Mixin private DrillOptions options;

  @Option(
      names = "--json",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Print one JSON document, for programs.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Show this text.")
  private boolean help;

  @Spec private CommandSpec spec;

  /** Output of {@code --json}. */
  record Document(Report report, DrillPlan plan) {}

  /** Ends with the drill's exit code. */
  public static void main(String[] args) {
    // Before anything logs: the command prints its messages for people.
    System.setProperty("logback.configurationFile", "io/mpphub/cli/logback-cli.xml");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DrillCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("hub: the drill was broken off: " + explain(failure));
              return 2;
            })
        .setUsageHelpAutoWidth(true);
  }

  private static String explain(Exception failure) {
    return failure instanceof UncheckedIOException
        ? "a hub can't be reached (" + failure.getMessage() + ")."
        : failure.getMessage();
  }

  @Override
  public Integer call() throws Exception {
    String fault = options.fault();
    if (fault != null) {
      throw new ParameterException(spec.commandLine(), fault);
    }
    Path data = Files.createTempDirectory("hub-drill");
    boolean isOk = false;
    try {
      DrillPlan plan = options.plan();
      announce(plan);
      try (Stage stage = options.stage(data)) {
        Report report = new Drill(stage, plan, options.load(), this::say).run();
        print(report, plan);
        isOk = report.isOk();
      }
    } finally {
      Evidence.leave(data, isOk, this::say);
    }
    return isOk ? 0 : 1;
  }

  private void announce(DrillPlan plan) {
    say(
        "seed %d: %d disturbances in %d s"
            .formatted(plan.seed(), plan.disturbances().size(), plan.span().toSeconds()));
    plan.disturbances().forEach(disturbance -> say("  plan " + disturbance));
    say("starting");
  }

  private void print(Report report, DrillPlan plan) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? HubApi.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new Document(report, plan))
            : report.text());
    out.flush();
  }

  /** With --json standard output is for the document alone. */
  private void say(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
