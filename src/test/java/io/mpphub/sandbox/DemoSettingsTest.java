package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    assertThat(settings.simulated()).containsExactly("dukcapil", "sisdmk");
    assertThat(settings.external())
        .isEqualTo(Map.of("licensing", URI.create("https://licensing.example")));
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
