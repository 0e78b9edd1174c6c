package io.mpphub.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program out of an npm package, such as a linter or a compiler, run to its end. */
public final class NodeProgram {

  // The linter would ask the registry whether there is a newer one, and report that it ran.
  private static final Map<String, String> QUIET =
      Map.of("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true", "REDOCLY_TELEMETRY", "off");

  private NodeProgram() {}

  /**
   * @param name as the package calls it, such as {@code redocly}
   * @throws IllegalStateException when node or npm is missing, or the program fails, with what it
   *     printed
   */
  public static void run(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(node());
    command.add(NodePackages.installed().resolve(".bin").resolve(name).toString());
    command.addAll(List.of(arguments));
    Program.run(command, QUIET);
  }

  /** The full path of node itself. */
  public static String node() {
    return Program.onPath("node", "nodejs");
  }

  /** Where the npm packages are. */
  public static Path packages() {
    return NodePackages.installed();
  }

  /** A file beside the scripts. */
  public static Path file(String name) {
    return NodePackages.SCRIPTS.resolve(name);
  }
}
