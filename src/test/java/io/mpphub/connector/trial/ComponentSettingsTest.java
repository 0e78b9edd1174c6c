package io.mpphub.connector.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void setsUpComponentsAsTheHubDoes(String scheme) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      ComponentSettings.ofHub().applyTo(camel);

      HttpComponent http = camel.getComponent(scheme, HttpComponent.class);

      assertThat(http.isAutomaticRetriesDisabled()).isTrue();
      assertThat(http.isRedirectHandlingDisabled()).isTrue();
      assertThat(camel.getComponent("direct", DirectComponent.class).isBlock()).isFalse();
    }
  }
}
