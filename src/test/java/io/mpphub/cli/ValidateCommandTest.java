package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private static final String FILE = "parks/connector.yaml";

  @TempDir Path home;
  private Terminal terminal;

  @BeforeEach
  void anAgency() {
    terminal = Terminal.inEmptyHome(home);
    terminal.type("new", "parks", "--protocol", "rest");
  }

  @Test
  void listsEveryFaultWithItsPlaceAndWhatHappens() {
    terminal.edit(FILE, "timeout: 5s", "timeout: 5 sec");
    terminal.edit(FILE, "find-record.response.jslt", "missing.jslt");
    terminal.edit(FILE, "{{PARKS_KEY}}", "swordfish");

    Terminal.Result result = terminal.type("validate", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("connectors/parks/connector.yaml:9: fault: endpoint.timeout")
        .contains("but was 5 sec")
        .contains("connector.yaml:10: fault: endpoint.auth.value must be a reference")
        .contains("connector.yaml:19: fault: operations.find-record.response.mapping names")
        .contains("3 faults", "refuses this folder as a whole", "a version that runs goes on")
        .doesNotContain("swordfish");
  }

  @Test
  void tellsOfWhatIsNoFolder() throws Exception {
    Files.createSymbolicLink(terminal.connectors().resolve("up"), Path.of(".."));
    Files.createSymbolicLink(terminal.connectors().resolve("device"), Path.of("/dev/zero"));
    Files.writeString(terminal.connectors().resolve("NOTES.txt"), "for us");

    Terminal.Result result = terminal.type("validate");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("it is a link to a folder that it stands in", "device", "it is no folder")
        .contains("ok    parks")
        .doesNotContain("NOTES");
  }

  @Test
  void listsFaultsOfSamplesToo() {
    terminal.edit("parks/samples/find-record/found/response.json", "An example", "Another");

    assertThat(terminal.type("validate").out())
        .contains("found/response.json:3: fault: title should be \"Another\"", "1 fault.");
  }

  @Test
  void onlyWarnsOfVariablesThatAreNotSetHere() {
    Terminal.Result result = terminal.type("validate");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("connector.yaml:7: warning: endpoint.url refers to {{PARKS_URL}}")
        .contains("connector.yaml:10: warning: endpoint.auth.value refers to {{PARKS_KEY}}")
        .contains("ok    parks");
  }

  @Test
  void takesVariablesThatAreNotSetForFaultsWhenAsked() {
    terminal.with("PARKS_URL", "https://parks.example");

    Terminal.Result result = terminal.type("validate", "--env");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains("fault: endpoint.auth.value").doesNotContain("endpoint.url");
    assertThat(terminal.with("PARKS_KEY", "k").type("validate", "--env").exitCode()).isZero();
  }

  @Test
  void looksAtTheUrlThatIsSet() {
    Terminal.Result result = terminal.with("PARKS_URL", "parks").type("validate");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains("fault: endpoint.url must be", "{{PARKS_URL}} is not");
  }

  @Test
  void tellsProgramsTheSame() {
    terminal.edit(FILE, "kind: query", "kind: question");

    Terminal.Result result = terminal.type("validate", "--json");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.json().path("ok").asBoolean(true)).isFalse();
    assertThat(result.json().at("/connectors/0/connector").asText()).isEqualTo("parks");
    assertThat(result.json().at("/connectors/0/faults/0/line").asInt()).isEqualTo(17);
    assertThat(result.json().at("/connectors/0/faults/0/key").asText())
        .isEqualTo("operations.find-record.kind");
    assertThat(result.json().at("/connectors/0/warnings")).hasSize(2);
  }

  @Test
  void takesAPathForAName() {
    String folder = terminal.connectors().resolve("parks").toString();

    assertThat(terminal.type("validate", folder).out()).contains("ok    parks");
  }

  @Test
  void saysWhichAgenciesThereAre() {
    Terminal.Result result = terminal.type("validate", "gardens");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("no connector 'gardens'", "only parks");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void asksForTheHubsHomeWhereThereIsNone() {
    Terminal.Result result = new Terminal(home.resolve("nowhere")).type("validate", "--json");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.json().path("error").asText()).contains("HUB_HOME");
  }
}
