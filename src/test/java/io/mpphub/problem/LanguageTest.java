package io.mpphub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageTest {

  @Test
  void isIndonesianForFrontEndsAndEnglishForOthers() {
    assertThat(Language.of(request("/api/v1/services"))).isEqualTo(Language.INDONESIAN);
    assertThat(Language.of(request("/agency/licensing/decisions"))).isEqualTo(Language.ENGLISH);
  }

  @Test
  void staysTheSameWhenTheServerSaysWhatWentWrong() {
    MockHttpServletRequest request = request("/error");
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/services");

    assertThat(Language.of(request)).isEqualTo(Language.INDONESIAN);

    request.addHeader("Accept-Language", "en");
    assertThat(Language.of(request)).isEqualTo(Language.ENGLISH);
  }

  private static MockHttpServletRequest request(String path) {
    return new MockHttpServletRequest("GET", path);
  }
}
