package io.mpphub.cli.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.HttpAgency;
import io.mpphub.cli.Terminal;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.connector.version.ConnectorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class DiffCommandTest {

  private static final String FILE = "parks/connector.yaml";

  @TempDir Path home;
  private Terminal terminal;
  private Path old;

  @BeforeEach
  void twoVersions() throws IOException {
    terminal = Terminal.inEmptyHome(home);
    terminal.type("new", "parks", "--protocol", "rest");
    old = home.resolve("old");
    FileSystemUtils.copyRecursively(terminal.connectors().resolve("parks"), old);
  }

  private Terminal.Result diff(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "diff";
    words[1] = "parks";
    words[2] = old.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    return terminal.type(words);
  }

  @Test
  void namesKeysThatWereAddedRemovedAndChanged() {
    terminal.edit(FILE, "  connectTimeout: 2s\n", "");
    terminal.edit(FILE, "timeout: 5s", "timeout: 9s\n  maxResponseSize: 64KiB");

    assertThat(diff().out().lines())
        .containsExactly(
            "- endpoint.connectTimeout: 2s",
            "~ endpoint.timeout: 5s -> 9s",
            "+ endpoint.maxResponseSize: 64KiB");
  }

  @Test
  void showsARuleThatWasPutBeforeAnotherAsOneThatWasAdded() {
    terminal.edit(
        FILE, "outcomes:\n  - {when", "outcomes:\n  - {status: 422, as: rejected}\n  - {when");

    assertThat(diff().out().lines())
        .containsExactly("+ outcomes[0]: {\"status\":422,\"as\":\"rejected\"}");
  }

  @Test
  void namesMappingsAndSamplesThatSaySomethingElse() throws IOException {
    terminal.edit("parks/mappings/find-record.response.jslt", "text(.data.judul)", ".data.judul");
    terminal.edit("parks/samples/find-record/found/response.json", "An example", "Another");
    FileSystemUtils.deleteRecursively(
        terminal.connectors().resolve("parks/samples/find-record/unknown"));

    Terminal.Result result = diff("--exit-code");
    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("~ mappings/find-record.response.jslt (1 line added, 1 removed)")
        .contains("~ samples/find-record/found/response.json")
        .contains("- samples/find-record/unknown/problem.json");

    JsonNode json = diff("--json").json();
    assertThat(json.path("same").asBoolean(true)).isFalse();
    assertThat(json.path("mappings")).hasSize(1);
    assertThat(json.path("samples")).hasSize(4);
    assertThat(json.path("keys")).isEmpty();
  }

  @Test
  void overlooksLayoutAndComments() {
    terminal.edit(FILE, "protocol: rest", "# How it speaks\nprotocol:   \"rest\"");
    terminal.edit("parks/mappings/find-record.response.jslt", "{\n", "{\n\n  // The key\n");
    terminal.edit("parks/samples/find-record/found/response.json", "\n  \"title\"", " \"title\"");

    Terminal.Result result = diff("--exit-code");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("No difference.\n");
  }

  @Test
  void comparesAZipWithAFolder() throws IOException {
    Path zip = home.resolve("old.zip");
    Files.write(zip, ConnectorFolder.read(old).zip());
    terminal.edit(FILE, "timeout: 5s", "timeout: 9s");

    Terminal.Result result =
        terminal.type("diff", "parks", zip.toString(), terminal.connectors() + "/parks");

    assertThat(result.out()).isEqualTo("~ endpoint.timeout: 5s -> 9s\n");
  }

  @Test
  void fetchesAVersionThatTheHubHasKept() throws IOException {
    String id = "0190a0a0-0000-7000-8000-000000000001";
    terminal.edit(FILE, "timeout: 5s", "timeout: 9s");
    try (HttpAgency hub = new HttpAgency()) {
      hub.says(200, ConnectorFolder.read(old).zip());

      Terminal.Result result =
          terminal
              .with("HUB_URL", hub.url())
              .with("HUB_OPERATOR", "operator")
              .with("HUB_OPERATOR_PASSWORD", "demo")
              .type("diff", "parks", id);

      assertThat(result.out()).as(result.err()).isEqualTo("~ endpoint.timeout: 5s -> 9s\n");
      assertThat(hub.requests()).containsExactly("GET /ops/api/connectors/parks/versions/" + id);
    }
  }

  @Test
  void saysWhatAVersionIs() {
    Terminal.Result result = terminal.type("diff", "parks", "yesterday");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("yesterday is no folder, no zip and no version's id");
  }
}
