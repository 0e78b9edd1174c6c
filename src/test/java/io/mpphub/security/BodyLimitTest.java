package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class BodyLimitTest {

  private final BodyLimit limit = new BodyLimit(DataSize.ofBytes(10));
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final List<String> passed = new ArrayList<>();
  private final FilterChain chain =
      (request, answer) ->
          passed.add(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));

  @Test
  void passesABodyUpToTheLimit() throws Exception {
    limit.doFilter(request("1234567890", true), response, chain);
    limit.doFilter(request("1234567890", false), response, chain);
    limit.doFilter(request("", false), response, chain);

    assertThat(passed).containsExactly("1234567890", "1234567890", "");
  }

  @Test
  void refusesABodyThatSaysItIsTooLarge() throws Exception {
    limit.doFilter(request("12345678901", true), response, chain);

    assertRefused();
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() throws Exception {
    limit.doFilter(request("12345678901", false), response, chain);

    assertRefused();
  }

  @Test
  void readsTheChunksOfAGetToo() throws Exception {
    MockHttpServletRequest chunked = request("12345678901", false);
    chunked.setMethod("GET");
    chunked.addHeader("Transfer-Encoding", "chunked");

    limit.doFilter(chunked, response, chain);

    assertRefused();
  }

  @Test
  void refusesACompressedBody() throws Exception {
    MockHttpServletRequest coded = request("1234", true);
    coded.addHeader("Content-Encoding", "gzip");

    limit.doFilter(coded, response, chain);

    assertThat(passed).isEmpty();
    assertThat(response.getStatus()).isEqualTo(415);
  }

  @Test
  void passesABodyThatSaysItIsNotCompressed() throws Exception {
    MockHttpServletRequest plain = request("1234", true);
    plain.addHeader("Content-Encoding", "identity");

    limit.doFilter(plain, response, chain);

    assertThat(passed).containsExactly("1234");
  }

  private void assertRefused() throws Exception {
    assertThat(passed).isEmpty();
    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getContentAsString()).contains("\"code\":\"too-large\"", "10 byte");
  }

  private static MockHttpServletRequest request(String body, boolean saysLength) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/api/v1/applications") {
          @Override
          public long getContentLengthLong() {
            return saysLength ? super.getContentLengthLong() : -1;
          }
        };
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
