package io.mpphub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"", "-----", "en;q=2", "\u00e9", "*", "de", ",,,"})
  void isIndonesianForWhoAsksForNoneOfBoth(String header) {
    assertThat(Language.asked(header)).isEqualTo(Language.INDONESIAN);
  }

  private static MockHttpServletRequest request(String path) {
    return new MockHttpServletRequest("GET", path);
  }
}
