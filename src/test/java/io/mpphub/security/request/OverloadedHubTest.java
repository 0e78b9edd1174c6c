package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OverloadedHubTest {

  private final OverloadedHub hub = new OverloadedHub();
  private final MockHttpServletRequest request =
      new MockHttpServletRequest("POST", "/api/v1/applications");
  private final MockHttpServletResponse answer = new MockHttpServletResponse();

  @BeforeEach
  void trace() {
    request.addHeader("Accept-Language", "en");
    Trace.continuing(null, null).attachTo(request);
  }

  @Test
  void refusesWhatThereIsNoThreadFor() throws Exception {
    hub.refuse(request, answer);

    assertUnavailable("nothing was accepted");
  }

  @Test
  void saysThatItCanNotTellWhatTookTooLong() throws Exception {
    hub.giveUp(request, answer);

    assertUnavailable("same Idempotency-Key");
  }

  private void assertUnavailable(String detail) throws Exception {
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
    assertThat(answer.getContentAsString()).contains("\"code\":\"hub-unavailable\"", detail);
  }
}
