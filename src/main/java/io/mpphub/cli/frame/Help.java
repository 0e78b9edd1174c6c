package io.mpphub.cli.frame;

import picocli.CommandLine.Option;

/** The option that every command has. */
public final class Help {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean asked;
}
