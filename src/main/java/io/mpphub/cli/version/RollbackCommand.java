package io.mpphub.cli.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a version live that a running hub has kept. */
@Command(
    name = "rollback",
    description = "Put a version that a running hub has kept live again.",
    footer =
        "%nThe hub: HUB_URL, http://127.0.0.1:8080 by default. Who asks: HUB_OPERATOR and HUB_OPERATOR_PASSWORD.")
public final class RollbackCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(index = "0", paramLabel = "agency", description = "Name of the connector.")
  private String agency;

  @Parameters(
      index = "1",
      paramLabel = "version",
      description = "Id of the version, as versions lists it.")
  private String version;

  public RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    JsonNode versions = new HubClient(surroundings).rollBack(agency, version);
    output.line("@|green ok|@    %s is what it was in version %s", agency, version);
    output.document(new VersionsCommand.Document(true, agency, versions));
    return ExitCodes.OK;
  }
}
