package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainPathsTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain chain = new MockFilterChain();

  @Test
  void refusesParametersInAPath() throws Exception {
    new PlainPaths().doFilter(get("/api/v1/webhooks/;%"), response, chain);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).contains("\"code\":\"malformed\"");
    assertThat(chain.getRequest()).isNull();
  }

  @Test
  void letsOtherPathsPass() throws Exception {
    new PlainPaths().doFilter(get("/api/v1/webhooks"), response, chain);

    assertThat(chain.getRequest()).isNotNull();
  }

  private static MockHttpServletRequest get(String path) {
    return new MockHttpServletRequest("GET", path);
  }
}
