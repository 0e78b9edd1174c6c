package io.mpphub.drill;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line {@code ./hub drill hang}. */
@Command(
    name = "hang",
    showDefaultValues = true,
    description = {
      "Let one agency hang, again and again, and compare how long calls that concern the others"
          + " take with and without that.",
      "Without --url, a hub of its own is started, as operators run it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no 95th percentile of the others grew by more than a factor of 1.3, and none of their"
          + " calls failed",
      "1:one did",
      "2:the drill could not be carried out"
    })
final class HangCommand implements Callable<Integer> {

  @Mixin private CourseOptions course;

  @Option(
      names = "--agency",
      description = "Which hangs: dukcapil, sisdmk, oss, complaints or licensing.")
  private String agency = "licensing";

  @Option(names = "--rate", description = "Calls a second, of each kind that is timed.")
  private int rate = 20;

  @Option(names = "--load", description = "Calls a second that concern the agency that hangs.")
  private int load = 20;

  @Option(
      names = "--url",
      showDefaultValue = Visibility.NEVER,
      description = "A demo that runs already.")
  private URI url;

  @Option(
      names = "--key",
      defaultValue = "${env:HUB_KEY:-demo-mall}",
      showDefaultValue = Visibility.NEVER,
      description = "The API key for --url; else HUB_KEY of the environment, else the demo's.")
  private String key;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("hub-drill");
    HangDrill.Plan plan = new HangDrill.Plan(course.course(), agency, rate, load);
    boolean isOk = false;
    try (Stage stage = url == null ? start(data) : new RemoteStage(url, key)) {
      Contrast contrast = new HangDrill(stage, plan, this::say).run();
      say(contrast.text());
      isOk = contrast.isOk();
    } finally {
      Evidence.leave(data, isOk, this::say);
    }
    return isOk ? 0 : 1;
  }

  private static Stage start(Path data) {
    return JarStage.start(
        data,
        JarStage.home(),
        Set.of("complaints", "dukcapil", "licensing", "oss", "sisdmk"),
        Map.of());
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
