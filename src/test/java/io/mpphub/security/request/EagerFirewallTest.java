package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

class EagerFirewallTest {

  private final EagerFirewall firewall = new EagerFirewall();
  private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/x");

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u0085", "\u009f"})
  void refusesHeadersWithControlCharacters(String value) {
    request.addHeader("Accept-Language", value);

    assertThatThrownBy(() -> firewall.getFirewalledRequest(request))
        .isInstanceOf(RequestRejectedException.class);
  }

  @Test
  void refusesNamesOfParametersWithControlCharacters() {
    request.setQueryString("a%00b=1");
    request.addParameter("a\u0000b", "1");

    assertThatThrownBy(() -> firewall.getFirewalledRequest(request))
        .isInstanceOf(RequestRejectedException.class);
  }

  @Test
  void leavesFormsToWhoReadsThem() {
    request.setQueryString("a%00b=1");
    request.addParameter("a\u0000b", "1");
    request.setContentType("application/x-www-form-urlencoded");

    assertThatCode(() -> firewall.getFirewalledRequest(request)).doesNotThrowAnyException();
  }

  @Test
  void letsOtherTextsPass() {
    request.addHeader("X-Correlation-Id", "\u00e9 \u6f22");
    request.addParameter("name", "\u0000");

    assertThatCode(() -> firewall.getFirewalledRequest(request)).doesNotThrowAnyException();
  }
}
