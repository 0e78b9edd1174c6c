package io.mpphub.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code ./hub drill}. */
@Command(
    name = "./hub drill",
    mixinStandardHelpOptions = false,
    showDefaultValues = true,
    description = {
      "Send applications, break things meanwhile, and compare what was promised with what the hub"
          + " and the agency have.",
      "Without --url, a demo of its own is started and killed with kill -9."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was lost, repeated, out of order or left undecided",
      "1:something was; it is listed",
      "2:the drill could not be carried out"
    })
public final class DrillCommand implements Callable<Integer> {

  @Option(names = "--applications", description = "How many are sent.")
  private int applications = 500;

  @Option(names = "--rate", description = "How many a second.")
  private int rate = 50;

  @Option(names = "--kills", description = "How often something is killed.")
  private int kills = 3;

  @Option(names = "--seed", description = "The plan follows from it; chosen when not given.")
  private Long seed;

  @Option(
      names = "--timeout",
      description = "Seconds for all to be decided once everything works again.")
  private int timeout = 600;

  @Option(names = "--url", description = "A hub that runs already: nothing is killed.")
  private URI url;

  @Option(
      names = "--key",
      defaultValue = "${env:HUB_KEY:-demo-mall}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "The API key at --url; else HUB_KEY of the environment, else the demo's.")
  private String key;

  @Option(names = "--json", description = "Print one JSON document, for programs.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @Spec private CommandSpec spec;

  /** What is printed with {@code --json}. */
  record Document(boolean ok, Report report, DrillPlan plan) {}

  /** Ends with the drill's exit code. */
  public static void main(String[] args) {
    // Before anything logs: what a person should know, the command prints.
    System.setProperty("logback.configurationFile", "io/mpphub/cli/logback-cli.xml");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DrillCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("hub: the drill was broken off: " + failure.getMessage());
              return 2;
            })
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public Integer call() throws Exception {
    if (applications < 1 || rate < 1 || kills < 0 || timeout < 1) {
      throw new ParameterException(
          spec.commandLine(), "--applications, --rate and --timeout must be 1 or more, --kills 0.");
    }
    Path data = Files.createTempDirectory("hub-drill");
    Report report = null;
    try {
      DrillPlan plan = plan();
      announce(plan);
      try (Stage stage = stage(data)) {
        var load = new Drill.Load(applications, rate, Duration.ofSeconds(timeout));
        report = new Drill(stage, plan, load, this::say).run();
      }
      print(report, plan);
    } finally {
      leave(data, report != null && report.isOk());
    }
    return report.isOk() ? 0 : 1;
  }

  private DrillPlan plan() {
    long chosen = seed == null ? System.nanoTime() & 0xFFFFFF : seed;
    Duration span = DrillPlan.QUIET.plusSeconds(Math.max(8, applications / rate + 2));
    boolean isOurs = url == null;
    Map<String, List<String>> agencies =
        isOurs || new RemoteStage(url, key).hasSandbox() ? DrillPlan.AGENCIES : Map.of();
    return DrillPlan.of(
        chosen,
        new DrillPlan.Scope(
            span, kills, isOurs ? List.of("hub") : List.of(), Duration.ZERO, agencies));
  }

  private Stage stage(Path data) {
    return url == null ? EmbeddedStage.start(data) : new RemoteStage(url, key);
  }

  private void announce(DrillPlan plan) {
    say(
        "seed %d, %d disturbances in %d s"
            .formatted(plan.seed(), plan.disturbances().size(), plan.span().toSeconds()));
    plan.disturbances().forEach(disturbance -> say("  plan " + disturbance));
    say("starting");
  }

  private void print(Report report, DrillPlan plan) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          HubApi.JSON
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(new Document(report.isOk(), report, plan)));
    } else {
      out.print(report.text());
      out.flush();
    }
  }

  /** With --json standard output is for the document alone. */
  private void say(String line) {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void leave(Path data, boolean isOk) throws IOException {
    if (isOk) {
      FileSystemUtils.deleteRecursively(data);
    } else if (url == null) {
      say("data and log are kept in " + data);
    }
  }
}
