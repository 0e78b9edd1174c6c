package io.mpphub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.HttpAgency;
import io.mpphub.cli.Terminal;
import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

  private static final String FOUND =
      """
      {"status": "OK", "data": {"nomor": "7", "judul": "An example"}}
      """;

  @TempDir Path home;
  private final HttpAgency agency = new HttpAgency().says(200, FOUND);
  private Terminal terminal;

  @BeforeEach
  void anAgency() {
    terminal =
        Terminal.inEmptyHome(home)
            .at(Clock.systemUTC())
            .with("PARKS_URL", agency.url())
            .with("PARKS_KEY", "swordfish");
    terminal.type("new", "parks", "--protocol", "rest");
  }

  @AfterEach
  void close() {
    agency.close();
  }

  @Test
  void findsNothingWrongWithAnAgencyThatIsWell() {
    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out().lines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("ok    "))
        .anyMatch(line -> line.contains("dns") && line.contains("127.0.0.1"))
        .anyMatch(line -> line.contains("tcp") && line.contains("answers in"))
        .anyMatch(line -> line.contains("clock") && line.contains("agree"))
        .anyMatch(line -> line.contains("find-record with the request of the sample found"));
    assertThat(agency.requests()).containsExactly("HEAD /", "GET /records/2026-001");
  }

  @Test
  void namesEveryVariableThatIsNotSetAndCallsNobody() {
    Terminal.Result result =
        terminal.with("PARKS_URL", "").with("PARKS_KEY", "").type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("fail  settings", "{{PARKS_URL}}", "{{PARKS_KEY}}", "To do: set the variable");
    assertThat(agency.requests()).isEmpty();
  }

  @Test
  void saysThatNobodyListens() {
    agency.close();

    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(result.out()).contains("fail  tcp", "nobody listens at 127.0.0.1:", "To do: check");
  }

  @Test
  void saysThatANameLeadsNowhere() {
    Terminal.Result result =
        terminal.with("PARKS_URL", "http://parks.invalid:8080/api").type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(result.out()).contains("fail  dns", "parks.invalid").doesNotContain("tcp");
  }

  @Test
  void saysThatNoTlsIsSpoken() {
    Terminal.Result result =
        terminal.with("PARKS_URL", agency.url().replace("http:", "https:")).type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains("fail  tls", "does not speak TLS");
  }

  /** A second may pass between the two looks at a clock. */
  @ParameterizedTest
  @CsvSource({
    "PT2M, warn, (119|120|121) s behind",
    "PT-2M, warn, (119|120|121) s ahead",
    "PT10M, fail, (599|600|601) s behind"
  })
  void comparesClocks(Duration offset, String level, String found) {
    JsonNode clock =
        terminal
            .at(Clock.offset(Clock.systemUTC(), offset))
            .type("doctor", "parks", "--json")
            .json()
            .at("/findings/3");

    assertThat(clock.path("check").asText()).isEqualTo("clock");
    assertThat(clock.path("level").asText()).isEqualTo(level);
    assertThat(clock.path("found").asText()).containsPattern(found);
  }

  @Test
  void tellsRefusedCredentialsFromASystemInTrouble() {
    agency.says(401, "{}");
    assertThat(terminal.type("doctor", "parks").out())
        .contains("fail  call", "misconfigured", "check the credentials");

    agency.says(503, "{}");
    assertThat(terminal.type("doctor", "parks").out())
        .contains("fail  call", "transient", "ask the agency");
  }

  @Test
  void takesNotFoundForAnAnswer() {
    agency.says(200, "{\"status\": \"NOT_FOUND\"}");

    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("ok    call", "ends not-found", "it answers");
  }

  @Test
  void triesTheLoginByItself() {
    terminal.edit(
        "parks/connector.yaml",
        "auth: {type: api-key, header: X-Api-Key, value: \"{{PARKS_KEY}}\"}",
        "auth: {type: oauth2-client-credentials, tokenUrl: /token, clientId: \"{{PARKS_KEY}}\","
            + " clientSecret: \"{{PARKS_KEY}}\"}");
    agency.says(401, "{}");

    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("fail  login", "does not let the hub in")
        .doesNotContain("call ");
  }

  @Test
  void neverCallsACommand() {
    terminal.edit("parks/connector.yaml", "kind: query", "kind: command");

    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.out()).contains("warn  call", "no query with a sample");
    assertThat(agency.requests()).containsExactly("HEAD /");
  }

  @Test
  void logsInAtADatabase() throws Exception {
    String url = "jdbc:h2:mem:doctor;DB_CLOSE_DELAY=-1";
    try (Connection database = DriverManager.getConnection(url, "hub", "swordfish")) {
      database
          .createStatement()
          .execute("create table record (number varchar(20), title varchar(80), valid_until date)");
      terminal.with("GARDENS_URL", url).with("GARDENS_USER", "hub");
      terminal.type("new", "gardens", "--protocol", "sql");

      assertThat(terminal.with("GARDENS_PASSWORD", "swordfish").type("doctor", "gardens").out())
          .contains("ok    login", "ok    call", "ends not-found");
      // Last: H2 lets whoever comes after a wrong password wait.
      assertThat(terminal.with("GARDENS_PASSWORD", "wrong").type("doctor", "gardens").out())
          .contains("fail  login", "The database refuses the hub's name or password");
    }
  }
}
