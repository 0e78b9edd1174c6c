package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "/api/v1/applications/019353a0%2D7c00%2d7000, /api/v1/applications/019353a0-7c00-7000",
    "/%61pi/v1/%52esidents/%5f%7E%31, /api/v1/Residents/_~1",
    "/api/v1/a%2Fb%2e%2E%5C%252D%25%3B%00%C3%A9%2, /api/v1/a%2Fb%2e%2E%5C%252D%25%3B%00%C3%A9%2"
  })
  void takesTheSameForTheSame(String sent, String seen) throws Exception {
    new PlainPaths().doFilter(get(sent), response, chain);

    assertThat(((HttpServletRequest) chain.getRequest()).getRequestURI()).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /api/v1/services, GET",
    "HEAD, /ops, GET",
    "HEAD, /agency/oss/nib, HEAD",
    "POST, /api/v1/services, POST",
    "head, /api/v1/services, head"
  })
  void takesHeadForGet(String sent, String path, String seen) throws Exception {
    new PlainPaths().doFilter(new MockHttpServletRequest(sent, path), response, chain);

    assertThat(((HttpServletRequest) chain.getRequest()).getMethod()).isEqualTo(seen);
  }

  private static MockHttpServletRequest get(String path) {
    return new MockHttpServletRequest("GET", path);
  }
}
