package io.mpphub.cli.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the versions that a running hub has kept. */
@Command(
    name = "versions",
    description = "List the versions of a connector that a running hub has kept, newest first.",
    footer =
        "%nThe hub: HUB_URL, http://127.0.0.1:8080 by default. Who asks: HUB_OPERATOR and HUB_OPERATOR_PASSWORD.")
public final class VersionsCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(boolean ok, String connector, JsonNode versions) {}

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(paramLabel = "agency", description = "Name of the connector.")
  private String agency;

  public VersionsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    JsonNode versions = new HubClient(surroundings).versions(agency);
    if (versions.isEmpty()) {
      throw CommandException.fault("The hub has kept no version of '" + agency + "'.");
    }
    Versions.print(output, versions);
    output.document(new Document(true, agency, versions));
    return ExitCodes.OK;
  }
}
