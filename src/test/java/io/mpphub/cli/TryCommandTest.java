package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryCommandTest {

  private static final String FOUND =
      """
      {"status": "OK", "data": {"nomor": "7", "judul": "Told by swordfish"}}
      """;

  @TempDir Path home;
  private final HttpAgency agency = new HttpAgency();
  private Terminal terminal;

  @BeforeEach
  void anAgency() {
    terminal =
        Terminal.inEmptyHome(home).with("PARKS_URL", agency.url()).with("PARKS_KEY", "swordfish");
    terminal.type("new", "parks", "--protocol", "rest");
  }

  @AfterEach
  void close() {
    agency.close();
  }

  private Terminal.Result tryIt(String... options) {
    String[] words = new String[options.length + 5];
    System.arraycopy(
        new String[] {"try", "parks", "find-record", "--request", "-"}, 0, words, 0, 5);
    System.arraycopy(options, 0, words, 5, options.length);
    return terminal.input("{\"number\": \"7\"}").type(words);
  }

  @Test
  void showsTheCanonicalAnswer() {
    agency.says(200, FOUND);

    Terminal.Result result = tryIt();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("ok  parks.find-record", "\"number\": \"7\"");
    assertThat(agency.requests()).containsExactly("GET /records/7");
  }

  @Test
  void showsWhatGoesOverTheWireWithoutSecrets() {
    agency.says(200, FOUND);

    Terminal.Result result = tryIt("--wire", "--json");

    assertThat(result.json().at("/wireRequest/headers/X-Api-Key").asText())
        .isEqualTo("{{PARKS_KEY}}");
    assertThat(result.json().at("/wireResponse/body/data/judul").asText())
        .isEqualTo("Told by {{PARKS_KEY}}");
    assertThat(result.json().at("/wireResponse/status").asInt()).isEqualTo(200);
  }

  @Test
  void showsTheProblemAndItsOutcome() {
    agency.says(200, "{\"status\": \"NOT_FOUND\"}");

    Terminal.Result result = tryIt();

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains("not-found  parks.find-record", "has no such record");
  }

  @Test
  void showsAnAnswerThatIsNoJson() {
    agency.says(502, "<h1>Bad gateway</h1>");

    Terminal.Result result = tryIt("--wire", "--json");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.json().path("outcome").asText()).isEqualTo("transient");
    assertThat(result.json().at("/wireResponse/body").asText()).isEqualTo("<h1>Bad gateway</h1>");
  }

  @Test
  void endsWith3WhenTheAgencyCantBeReached() {
    agency.close();

    Terminal.Result result = tryIt();

    assertThat(result.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(result.out()).contains("transient", "can't be reached");
  }

  @Test
  void neverCallsACommandUnasked() {
    terminal.edit("parks/connector.yaml", "kind: query", "kind: command");
    terminal.edit("parks/mappings/find-record.response.jslt", "number", "agencyReference");

    Terminal.Result result = tryIt();

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("changes something at the agency", "--yes");
    assertThat(agency.requests()).isEmpty();
    agency.says(200, FOUND);
    assertThat(tryIt("--yes").exitCode()).isZero();
  }

  @Test
  void namesTheVariableThatIsMissing() {
    Terminal.Result result = terminal.with("PARKS_KEY", "").type("try", "parks", "find-record");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("{{PARKS_KEY}}", "not set");
    assertThat(agency.requests()).isEmpty();
  }

  @Test
  void namesTheOperationsThereAre() {
    Terminal.Result result = terminal.type("try", "parks", "find-tree");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("no operation 'find-tree'", "only find-record");
  }

  @Test
  void saysWhereTheRequestIsNoJson() {
    Terminal.Result result =
        terminal.input("{\n number: 7}").type("try", "parks", "find-record", "--request", "-");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("not JSON (line 2)");
  }
}
