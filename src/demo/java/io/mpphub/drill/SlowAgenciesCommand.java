package io.mpphub.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line {@code ./hub drill slow-agencies}. */
@Command(
    name = "slow-agencies",
    showDefaultValues = true,
    description = {
      "Let three agencies answer a byte now and then, and never to the end, while many callers wait"
          + " for them, and compare how long lookups at another agency take with and without that.",
      "A hub of its own is started, as operators run it. Its three slow agencies are given as many"
          + " requests as connectors allow, and no circuit breaker of theirs opens."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the 95th percentile grew by no more than a factor of 1.3, and no lookup failed",
      "1:that is not so",
      "2:the drill could not be carried out"
    })
final class SlowAgenciesCommand implements Callable<Integer> {

  private static final List<String> SLOW = List.of("oss", "regional-tax", "sisdmk");

  @Mixin private CourseOptions course;

  @Option(names = "--callers", description = "How many have a call under way at the slow ones.")
  private int callers = 500;

  @Option(names = "--rate", description = "Lookups a second at the agency that works.")
  private int rate = 100;

  @Option(
      names = "--as-shipped",
      description = "Leave the slow agencies' limits and circuit breakers as they are.")
  private boolean asShipped;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("hub-drill");
    SlowAgenciesDrill.Plan plan = new SlowAgenciesDrill.Plan(course.course(), callers, rate);
    boolean isOk = false;
    try (DrippingAgency slow = new DrippingAgency();
        Stage stage = JarStage.start(data, home(data), Set.of("dukcapil"), urls(slow))) {
      Contrast contrast = new SlowAgenciesDrill(stage, plan, this::say).run();
      say("requests that the slow agencies had at the same time: " + slow.most());
      say(contrast.text());
      isOk = contrast.isOk();
    } finally {
      Evidence.leave(data, isOk, this::say);
    }
    return isOk ? 0 : 1;
  }

  private Path home(Path data) {
    if (asShipped) {
      return JarStage.home();
    }
    HomeCopy home = new HomeCopy(JarStage.home(), data.resolve("home"));
    for (String agency : SLOW) {
      home.with(agency, "limits", "{concurrency: 4, requests: 64}")
          .with(agency, "circuitBreaker", "{failureRate: 100, window: 1000, waitOpen: 5s}");
    }
    return home.folder();
  }

  private static Map<String, String> urls(DrippingAgency slow) {
    return SLOW.stream()
        .collect(
            Collectors.toMap(
                agency -> agency.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL",
                agency -> slow.url()));
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
