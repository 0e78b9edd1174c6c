package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class DemoSettingsTest {

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void simulatesEveryAgencyByDefault() {
    DemoSettings settings = DemoSettings.from(environment);

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(Path.of("./data"));
    assertThat(settings.simulated()).containsExactlyElementsOf(Sandbox.AGENCIES);
  }

  @Test
  void leavesOutAnAgencyThatHasAnAddress() {
    environment.setProperty("LICENSING_URL", "https://licensing.example");
    environment.setProperty("DUKCAPIL_URL", " ");

    DemoSettings settings = DemoSettings.from(environment);

    assertThat(settings.simulated()).hasSize(7).contains("dukcapil").doesNotContain("licensing");
    assertThat(settings.external()).isEqualTo(Map.of("licensing", "https://licensing.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "MALL_COUNTERS_URL, mall-counters, jdbc:h2:file:/data/queue;TIME ZONE=Asia/Jakarta",
    "MALL_COUNTERS_URL, mall-counters, jdbc:postgresql://queue.example/mall",
    "HEALTH_OFFICE_URL, health-office, sftp://files.example:2222",
    "REGIONAL_TAX_URL, regional-tax, https://tax.example/"
  })
  void takesAnAddressOfAnyKindAsItIs(String variable, String agency, String address) {
    environment.setProperty(variable, address);

    assertThat(DemoSettings.from(environment).external()).isEqualTo(Map.of(agency, address));
  }

  @Test
  void takesFixedPorts() {
    environment.setProperty("HUB_PORT", "0");
    environment.setProperty("SANDBOX_SISDMK_PORT", "18081");

    DemoSettings settings = DemoSettings.from(environment);

    assertThat(settings.port()).isZero();
    assertThat(settings.sandbox().ports()).containsEntry("sisdmk", 18081);
    assertThat(settings.sandbox().ports()).containsEntry("licensing", 0);
  }
}
