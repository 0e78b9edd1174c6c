package io.mpphub.cli;

import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.Surroundings;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = "%nFor this shell: source <(./hub connector completion)")
final class CompletionCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, String script) {}

  @Command(name = "demo", description = "The hub with simulated agencies.")
  private static final class Demo {}

  @Command(name = "serve", description = "The hub as in production.")
  private static final class Serve {}

  @Command(name = "drill", description = "Send applications while things break.")
  private static final class Drill {}

  @Command(name = "help", description = "How to use the launcher.")
  private static final class Usage {}

  @Mixin private Output output;
  @Mixin private Help help;

  @Override
  public Integer call() {
    // The launcher has more commands than this program.
    CommandLine launcher = Cli.commandLine(Surroundings.ofProcess());
    launcher.addSubcommand(new Demo()).addSubcommand(new Serve());
    launcher.addSubcommand(new Drill()).addSubcommand(new Usage());
    String script = AutoComplete.bash("hub", launcher);
    output.text(script);
    output.document(new Document(true, script));
    return ExitCodes.OK;
  }
}
