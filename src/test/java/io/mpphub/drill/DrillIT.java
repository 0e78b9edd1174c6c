package io.mpphub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The drill in a short form. */
class DrillIT {

  @Test
  void losesAndRepeatsNothingThoughTheHubIsKilledAndAgenciesFail() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        DrillCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    int exit =
        command.execute(
            "--applications=60", "--rate=10", "--kills=2", "--seed=5", "--timeout=180", "--json");

    assertThat(exit).as(out + "\n" + err).isZero();
    JsonNode report = HubApi.JSON.readTree(out.toString()).path("report");
    assertThat(report.path("accepted").asInt()).isEqualTo(60);
    assertThat(report.path("kills").path("hub").asInt()).isEqualTo(2);
    assertThat(report.path("faults")).isNotEmpty();
  }

  @Test
  void saysWhatIsWrongWithItsOptions() {
    StringWriter err = new StringWriter();

    int exit = DrillCommand.commandLine().setErr(new PrintWriter(err)).execute("--rate=0");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--rate");
  }
}
