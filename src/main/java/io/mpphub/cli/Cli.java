package io.mpphub.cli;

import io.mpphub.cli.doctor.DoctorCommand;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.PrettyJson;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.cli.record.RecordCommand;
import io.mpphub.cli.version.DiffCommand;
import io.mpphub.cli.version.RollbackCommand;
import io.mpphub.cli.version.VersionsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** The command lines {@code ./hub connector …} and {@code ./hub service …}. */
public final class Cli {

  @Command(name = "./hub", description = "The hub's launcher.")
  private static final class Launcher {
    @Mixin private Help help;
  }

  @Command(
      name = "connector",
      description = "Write, check, try and compare an agency's connector folder.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        ExitCodes.OK + ":done, and nothing is wrong",
        ExitCodes.FAULTS + ":done, and what is wrong is listed",
        ExitCodes.USAGE + ":not done: the command, or a file that it names, can't be used",
        ExitCodes.UNREACHABLE + ":not done: the agency or the hub can't be reached"
      })
  private static final class Connector {
    @Mixin private Help help;
  }

  @Command(
      name = "service",
      description = "Check the files of services.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        ExitCodes.OK + ":done, and nothing is wrong",
        ExitCodes.FAULTS + ":done, and what is wrong is listed",
        ExitCodes.USAGE + ":not done: the command, or a file that it names, can't be used"
      })
  private static final class Services {
    @Mixin private Help help;
  }

  /** The document of --json when a command ends early. */
  private record Failed(boolean ok, String error) {}

  private Cli() {}

  /** True of the words that {@link #run} takes. */
  public static boolean knows(String... args) {
    return args.length > 0 && (args[0].equals("connector") || args[0].equals("service"));
  }

  /**
   * Runs one command.
   *
   * @param args as typed after {@code ./hub}, {@code connector} or {@code service} first
   * @return the exit code of the process
   */
  public static int run(String... args) {
    // Before anything logs: a command prints its messages for people.
    System.setProperty("logback.configurationFile", "io/mpphub/cli/logback-cli.xml");
    return commandLine(Surroundings.ofProcess()).execute(args);
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine connector = new CommandLine(new Connector());
    connector.addSubcommand(new NewCommand(surroundings));
    connector.addSubcommand(new ValidateCommand(surroundings));
    connector.addSubcommand(new TestCommand(surroundings));
    connector.addSubcommand(new TryCommand(surroundings));
    connector.addSubcommand(new RecordCommand(surroundings));
    connector.addSubcommand(new DoctorCommand(surroundings));
    connector.addSubcommand(new DiffCommand(surroundings));
    connector.addSubcommand(new VersionsCommand(surroundings));
    connector.addSubcommand(new RollbackCommand(surroundings));
    connector.addSubcommand(new CompletionCommand());
    CommandLine service = new CommandLine(new Services());
    service.addSubcommand(new ServiceValidateCommand(surroundings));
    return new CommandLine(new Launcher())
        .addSubcommand(connector)
        .addSubcommand(service)
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  private static int explain(Exception failure, CommandLine command) throws Exception {
    if (!(failure instanceof CommandException explained)) {
      throw failure;
    }
    if (command.getParseResult().hasMatchedOption("--json")) {
      command.getOut().println(PrettyJson.of(new Failed(false, explained.getMessage())));
    } else {
      Ansi ansi = command.getColorScheme().ansi();
      command.getErr().println(ansi.string("@|bold,red hub:|@ ") + explained.getMessage());
    }
    return explained.exitCode();
  }
}
