package io.mpphub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The drill with two hubs, PostgreSQL and a pair of Artemis, each killed once, in a short form. */
class DistributedDrillIT {

  @Test
  void losesAndRepeatsNothingThoughEachProcessIsKilled() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        DrillCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    int exit =
        command.execute(
            "--distributed",
            "--backup",
            "--applications=60",
            "--rate=5",
            "--kills=5",
            "--seed=7",
            "--timeout=300",
            "--json");

    assertThat(exit).as(out + "\n" + err).isZero();
    JsonNode report = HubApi.JSON.readTree(out.toString()).path("report");
    assertThat(report.path("accepted").asInt()).isEqualTo(60);
    assertThat(report.path("kills").toString())
        .isEqualTo("{\"backup\":1,\"database\":1,\"hub-1\":1,\"hub-2\":1,\"primary\":1}");
  }
}
