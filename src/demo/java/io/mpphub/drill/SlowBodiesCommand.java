package io.mpphub.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line {@code ./hub drill slow-bodies}. */
@Command(
    name = "slow-bodies",
    showDefaultValues = true,
    description = {
      "Send bodies, and some headers, of a byte a second, again and again, from several addresses and from one, and"
          + " compare how long good requests take with and without them.",
      "A hub of its own is started, as operators run it. Needs a system on which all of"
          + " 127.0.0.0/8 is this machine, as on Linux; else take --addresses 1."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no 99th percentile grew by more than a factor of 2, and no good request failed",
      "1:one did",
      "2:the drill could not be carried out"
    })
final class SlowBodiesCommand implements Callable<Integer> {

  @Mixin private CourseOptions course;

  @Option(names = "--bodies", description = "How many at a time.")
  private int bodies = 2000;

  @Option(names = "--addresses", description = "How many they come from in every other block.")
  private int addresses = 20;

  @Option(names = "--rate", description = "Good requests a second, a multiple of ten.")
  private int rate = 200;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("hub-drill");
    SlowBodiesDrill.Plan plan = new SlowBodiesDrill.Plan(course.course(), bodies, addresses, rate);
    boolean isOk = false;
    try (Stage stage =
        JarStage.start(
            data, JarStage.home(), Set.of("dukcapil", "complaints", "licensing"), Map.of())) {
      Contrast contrast = new SlowBodiesDrill(stage, plan, this::say).run();
      say(contrast.text());
      isOk = contrast.isOk();
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
