package io.mpphub.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line {@code ./hub drill outage}. */
@Command(
    name = "outage",
    showDefaultValues = true,
    description = {
      "Take the database away from a hub under load, and look what the front ends meet.",
      "The hub, with the settings of production but a broker inside, and PostgreSQL are started."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:each request got its answer, and what was accepted is decided and done once",
      "1:that is not so; what was found is listed",
      "2:the drill could not be carried out"
    })
final class OutageCommand implements Callable<Integer> {

  @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}")
  private OutageDrill.Kind kind = OutageDrill.Kind.KILLED;

  @Option(names = "--seconds", description = "How long the database is away.")
  private int seconds = 30;

  @Option(names = "--rate", description = "Applications, lookups and reads a second, each.")
  private int rate = 20;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("hub-drill");
    OutageDrill.Plan plan =
        new OutageDrill.Plan(kind, Duration.ofSeconds(seconds), rate, Duration.ofMinutes(5));
    boolean isOk = false;
    try (OutageStage stage = OutageStage.start(data)) {
      OutageReport report = new OutageDrill(stage, plan, this::say).run();
      say(report.text());
      isOk = report.isOk();
    } finally {
      Evidence.leave(data, isOk, this::say);
    }
    return isOk ? 0 : 1;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
