package io.mpphub.cli.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.ProblemLines;

/** Prints the versions that a hub has kept of a connector. */
final class Versions {

  private Versions() {}

  /** One line each, the newest first. */
  static void print(Output output, JsonNode versions) {
    for (JsonNode version : versions) {
      int faults = version.path("faults").asInt();
      String state = version.path("state").asText();
      output.line(
          "%s  %s  " + markup(state) + "  %s%s",
          version.path("id").asText(),
          version.path("at").asText(),
          state,
          version.path("by").asText(),
          faults == 0 ? "" : "  " + ProblemLines.count(faults, "fault"));
    }
  }

  private static String markup(String state) {
    return switch (state) {
      case "live" -> "@|green %-7s|@";
      case "refused" -> "@|red %-7s|@";
      default -> "%-7s";
    };
  }
}
