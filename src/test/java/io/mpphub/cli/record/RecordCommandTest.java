package io.mpphub.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.HttpAgency;
import io.mpphub.cli.Terminal;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.connector.ConnectorJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Makes samples of the population registry, whose answers are full of personal data. */
class RecordCommandTest {

  private static final String SITI = "3508104101900001";
  private static final Path SAMPLE =
      Path.of("connectors/dukcapil/samples/find-resident/found-in-array");

  @TempDir Path home;
  private final HttpAgency agency = new HttpAgency();
  private Terminal terminal;
  private Path samples;

  @BeforeEach
  void anAgency() throws IOException {
    terminal =
        Terminal.inEmptyHome(home)
            .with("DUKCAPIL_URL", agency.url())
            .with("DUKCAPIL_USER_ID", "hub-user")
            .with("DUKCAPIL_PASSWORD", "swordfish")
            .with("DUKCAPIL_IP_USER", "10.1.2.3");
    FileSystemUtils.copyRecursively(
        Path.of("connectors/dukcapil"), terminal.connectors().resolve("dukcapil"));
    samples = terminal.connectors().resolve("dukcapil/samples/find-resident");
    agency.says(200, answer().replace("\"AGAMA\"", "\"OLEH\":\"hub-user\",\"AGAMA\""));
  }

  @AfterEach
  void close() {
    agency.close();
  }

  private static String answer() throws IOException {
    return ConnectorJson.MAPPER
        .readTree(SAMPLE.resolve("wire-response.json").toFile())
        .path("body")
        .toString();
  }

  private Terminal.Result recordIt(String... options) {
    String[] words = {"record", "dukcapil", "find-resident", "--request", "-", "--case", "real"};
    return terminal
        .input("{\"nik\": \"" + SITI + "\"}")
        .type(Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void writesASampleThatHoldsAndHasNobodyRealInIt() throws IOException {
    Terminal.Result result = recordIt();

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(terminal.type("test", "dukcapil").out())
        .contains("ok    dukcapil.find-resident/real");
    for (String file :
        new String[] {"request.json", "wire-request.json", "wire-response.json", "response.json"}) {
      assertThat(Files.readString(samples.resolve("real/" + file)))
          .as(file)
          .doesNotContain(SITI, "1990-01-01\"", "3508100101150001", "swordfish", "hub-user")
          .doesNotContainIgnoringCase("aminah")
          .doesNotContainIgnoringCase("sudirman")
          .doesNotContainIgnoringCase("tompokersan");
    }
    JsonNode request = ConnectorJson.MAPPER.readTree(samples.resolve("real/request.json").toFile());
    JsonNode wire =
        ConnectorJson.MAPPER.readTree(samples.resolve("real/wire-response.json").toFile());
    assertThat(wire.at("/body/content/0/NIK").asText()).isEqualTo(request.path("nik").asText());
    assertThat(wire.at("/body/content/0/OLEH").asText()).isEqualTo("{{DUKCAPIL_USER_ID}}");
    assertThat(wire.at("/body/quotaLimiter").asInt()).isEqualTo(56616);
  }

  @Test
  void showsWhichValuesOfTheAnswerWereKept() {
    assertThat(recordIt().out())
        .contains("Look at these values", "/body/content/0/AGAMA: ISLAM", "privacy.mask");
  }

  @Test
  void replacesTheAgencysOwnMembersThatAreMasked() throws IOException {
    recordIt();
    assertThat(Files.readString(samples.resolve("real/wire-response.json")))
        .doesNotContain("KARTINI", "SUTRISNO")
        .contains("ISLAM");

    FileSystemUtils.deleteRecursively(samples.resolve("real"));
    terminal.edit("dukcapil/connector.yaml", "dusun]", "dusun, agama]");
    recordIt();
    assertThat(Files.readString(samples.resolve("real/wire-response.json")))
        .doesNotContain("KARTINI", "ISLAM");
  }

  @Test
  void recordsAProblemToo() throws IOException {
    agency.says(200, "{\"content\": [{\"RESPONSE_CODE\": \"13\"}]}");

    Terminal.Result result = recordIt("--json");

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.json().path("files")).hasSize(4);
    assertThat(Files.readString(samples.resolve("real/problem.json"))).contains("not-found");
    assertThat(samples.resolve("real/response.json")).doesNotExist();
  }

  @Test
  void recordsAnAnswerThatIsNoJson() throws IOException {
    agency.says(200, "<b>NIK " + SITI + " rusak");

    assertThat(recordIt().exitCode()).isZero();

    assertThat(Files.readString(samples.resolve("real/wire-response.json")))
        .contains("rusak")
        .doesNotContain(SITI);
    assertThat(Files.readString(samples.resolve("real/problem.json"))).contains("unreadable");
  }

  @Test
  void writesNothingOverAnotherSample() {
    recordIt();

    Terminal.Result again = recordIt();

    assertThat(again.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(again.err()).contains("exists already");
    assertThat(agency.requests()).as("no call for nothing").hasSize(1);
  }

  @Test
  void writesNothingWhenTheAgencyCantBeReached() {
    agency.close();

    Terminal.Result result = recordIt();

    assertThat(result.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(samples.resolve("real")).doesNotExist();
  }

  @Test
  void recordsAnAnswerInXml() throws IOException {
    Path taxes = Path.of("connectors/regional-tax");
    FileSystemUtils.copyRecursively(taxes, terminal.connectors().resolve("regional-tax"));
    agency.says(
        200,
        Files.readString(taxes.resolve("samples/tax-clearance/several-debts/wire-response.xml")));

    Terminal.Result result =
        terminal
            .with("REGIONAL_TAX_URL", agency.url())
            .with("REGIONAL_TAX_USER", "hub-user")
            .with("REGIONAL_TAX_PASSWORD", "swordfish")
            .input(
                Files.readString(taxes.resolve("samples/tax-clearance/several-debts/request.json")))
            .type("record", "regional-tax", "tax-clearance", "--request", "-", "--case", "real");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(terminal.type("test", "regional-tax").out())
        .contains("ok    regional-tax.tax-clearance/real");
    assertThat(
            Files.readString(
                terminal
                    .connectors()
                    .resolve("regional-tax/samples/tax-clearance/real/wire-response.json")))
        .contains("CekTunggakanResponse", "350899")
        .doesNotContain("3508101505850002", SITI);
  }
}
