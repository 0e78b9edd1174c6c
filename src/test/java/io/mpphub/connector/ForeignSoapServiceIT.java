package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.peer.NodePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tax office's connector against a SOAP server of another maker (npm's {@code soap}), in both
 * versions of SOAP.
 */
class ForeignSoapServiceIT {

  private static final Path PROJECT = ConnectorFolders.PROJECT.resolve("regional-tax");
  private static final String SITI = "{\"nik\":\"3508104101900001\"}";
  private static NodePeer office;

  @TempDir private Path parent;

  @BeforeAll
  static void startOffice() {
    office = NodePeer.start("tax-office.js", Map.of("TAX_USER", "hub", "TAX_PASSWORD", "rahasia"));
  }

  @AfterAll
  static void stopOffice() {
    office.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2"})
  void asksWhatAResidentOwes(String soap) throws Exception {
    try (ConnectorBench hub = hub(soap, "rahasia")) {
      assertThat(hub.call("tax-clearance", SITI).toString())
          .isEqualTo(
              "{\"nik\":\"3508104101900001\",\"clear\":true,\"outstanding\":0,\"debts\":[],"
                  + "\"checkedOn\":\"2026-11-24\",\"source\":\"regional-tax\"}");
      JsonNode budi = hub.call("tax-clearance", "{\"nik\":\"3508101505850002\"}");
      assertThat(budi.path("outstanding").asInt()).isEqualTo(2_550_500);
      assertThat(budi.path("debts")).hasSize(2);
      assertThat(hub.call("tax-clearance", "{\"nik\":\"3508105203880003\"}").path("debts"))
          .hasSize(1);
      await().until(() -> office.lines().contains("asked " + soap + " 3508104101900001"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2"})
  void takesFaultsForOutcomes(String soap) throws Exception {
    try (ConnectorBench hub = hub(soap, "rahasia")) {
      assertThat(outcome(hub, "3508100101800013")).isEqualTo(Outcome.NOT_FOUND);
      assertThat(outcome(hub, "3508100101800502")).isEqualTo(Outcome.TRANSIENT);
      assertThat(outcome(hub, "3508100101800200")).isEqualTo(Outcome.TRANSIENT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2"})
  void tellsAWrongPasswordFromAnAgencyInTrouble(String soap) throws Exception {
    try (ConnectorBench hub = hub(soap, "guess")) {
      assertThat(outcome(hub, "3508104101900001")).isEqualTo(Outcome.MISCONFIGURED);
    }
  }

  private static Outcome outcome(ConnectorBench hub, String nik) {
    AgencyException[] caught = new AgencyException[1];
    assertThatThrownBy(() -> hub.call("tax-clearance", "{\"nik\":\"" + nik + "\"}"))
        .isInstanceOfSatisfying(AgencyException.class, e -> caught[0] = e)
        .hasMessageNotContaining(nik);
    return caught[0].outcome();
  }

  private ConnectorBench hub(String soap, String password) throws Exception {
    return new ConnectorBench(
        soap.equals("1.1") ? PROJECT : newer(),
        Map.of(
            "REGIONAL_TAX_URL",
            "http://127.0.0.1:" + office.port(),
            "REGIONAL_TAX_USER",
            "hub",
            "REGIONAL_TAX_PASSWORD",
            password),
        Clock.systemUTC());
  }

  /** The project's connector as it would be for SOAP 1.2. */
  private Path newer() throws IOException {
    Path folder = parent.resolve("regional-tax");
    for (String sub : List.of("", "mappings")) {
      Files.createDirectories(folder.resolve(sub));
      try (Stream<Path> files = Files.list(PROJECT.resolve(sub)).filter(Files::isRegularFile)) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(sub).resolve(file.getFileName()));
        }
      }
    }
    Path yaml = folder.resolve("connector.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replace("version: 1.1", "version: 1.2")
            .replace("/ws/pajak", "/ws12/pajak"));
    return folder;
  }
}
