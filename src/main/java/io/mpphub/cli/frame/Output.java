package io.mpphub.cli.frame;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The one way to print: lines for people, with colours on a terminal only, or one JSON document for
 * programs. A mixin of every command.
 */
public final class Output {

  @Option(names = "--json", description = "Print one JSON document, for programs.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  boolean isJson() {
    return json;
  }

  /**
   * A line for people; nothing with --json.
   *
   * @param markup with picocli's markup, such as {@code @|red %s|@}; the values have none
   */
  public void line(String markup, Object... values) {
    if (!json) {
      out().println(ansi().string(markup).formatted(values));
    }
  }

  /** A text as it is; nothing with --json. */
  public void text(String text) {
    if (!json) {
      out().println(text);
    }
  }

  /** The document for programs; nothing without --json. */
  public void document(Object value) {
    if (json) {
      out().println(PrettyJson.of(value));
    }
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private Ansi ansi() {
    return command.commandLine().getColorScheme().ansi();
  }
}
