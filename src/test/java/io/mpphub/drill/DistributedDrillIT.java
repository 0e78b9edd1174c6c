package io.mpphub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The drill with two hubs, PostgreSQL and Artemis, each killed once, in a short form. */
class DistributedDrillIT {

  @Test
  void losesAndRepeatsNothingThoughEachProcessIsKilled() throws Exception {
    JsonNode report = drill("--backup", "--rate=5", "--kills=5", "--seed=7");

    assertThat(report.path("accepted").asInt()).isEqualTo(60);
    assertThat(report.path("kills").toString())
        .isEqualTo("{\"backup\":1,\"database\":1,\"hub-1\":1,\"hub-2\":1,\"primary\":1}");
  }

  /** Longer than an attempt's lease, and than the database lets a transaction rest. */
  @Test
  void givesTheFirstAnswerAtTheOtherHubThoughEachStandsStillForLong() throws Exception {
    JsonNode report = drill("--freeze=35", "--rate=1");

    assertThat(report.path("accepted").asInt()).isEqualTo(60);
    assertThat(report.path("refusals").has("409")).isFalse();
    assertThat(report.path("faults").toString())
        .isEqualTo("{\"hub-1 freeze\":1,\"hub-2 freeze\":1}");
  }

  private static JsonNode drill(String... options) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        DrillCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Stream<String> all =
        Stream.concat(
            Stream.of("--distributed", "--applications=60", "--timeout=300", "--json"),
            Stream.of(options));

    int exit = command.execute(all.toArray(String[]::new));

    assertThat(exit).as(out + "\n" + err).isZero();
    return HubApi.JSON.readTree(out.toString()).path("report");
  }
}
