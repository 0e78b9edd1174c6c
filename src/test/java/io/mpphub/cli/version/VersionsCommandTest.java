package io.mpphub.cli.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.HttpAgency;
import io.mpphub.cli.Terminal;
import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code versions} and {@code rollback}, against a hub that says what it's told to. */
class VersionsCommandTest {

  private static final String ID = "0190a0a0-0000-7000-8000-000000000001";
  private static final String VERSIONS =
      """
      {"versions": [
        {"id": "0190a0a0-0000-7000-8000-000000000002", "hash": "b", "at": "2026-11-24T05:00:00Z",
         "by": "it", "state": "refused", "faults": 2},
        {"id": "%s", "hash": "a", "at": "2026-11-23T05:00:00Z", "by": "it", "state": "live",
         "faults": 0}]}
      """
          .formatted(ID);

  @TempDir Path home;
  private final HttpAgency hub = new HttpAgency();
  private Terminal terminal;

  @BeforeEach
  void anOperator() {
    terminal =
        Terminal.inEmptyHome(home)
            .with("HUB_URL", hub.url())
            .with("HUB_OPERATOR", "operator")
            .with("HUB_OPERATOR_PASSWORD", "demo");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void listsVersionsNewestFirst() {
    hub.says(200, VERSIONS);

    Terminal.Result result = terminal.type("versions", "parks");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "0190a0a0-0000-7000-8000-000000000002  2026-11-24T05:00:00Z  refused  it  2 faults",
            ID + "  2026-11-23T05:00:00Z  live     it");
    assertThat(hub.requests()).containsExactly("GET /ops/api/connectors/parks/versions");
    assertThat(terminal.type("versions", "parks", "--json").json().path("versions")).hasSize(2);
  }

  @Test
  void rollsBackToAVersion() {
    hub.says(200, VERSIONS);

    Terminal.Result result = terminal.type("rollback", "parks", ID);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("parks is what it was in version " + ID);
    assertThat(hub.requests())
        .containsExactly("POST /ops/api/connectors/parks/rollback {\"version\":\"" + ID + "\"}");
  }

  @Test
  void passesOnWhyTheHubRefuses() {
    hub.says(404, "{\"detail\": \"There is no such version.\"}");

    Terminal.Result result = terminal.type("rollback", "parks", ID);

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.err()).contains("The hub says 404: There is no such version.");
  }

  @Test
  void saysThatTheHubKeptNothing() {
    hub.says(200, "{\"versions\": []}");

    assertThat(terminal.type("versions", "parks").err()).contains("no version of 'parks'");
  }

  @Test
  void endsWith3WhenTheHubCantBeReached() {
    hub.close();

    Terminal.Result result = terminal.type("versions", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(result.err()).contains(hub.url(), "can't be reached");
  }

  @Test
  void saysWhoMustAsk() {
    hub.says(401, "");
    assertThat(terminal.type("versions", "parks").err())
        .contains("HUB_OPERATOR")
        .doesNotContain("demo");

    terminal.with("HUB_OPERATOR", "");
    Terminal.Result result = terminal.type("versions", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("Set HUB_OPERATOR and HUB_OPERATOR_PASSWORD");
  }
}
