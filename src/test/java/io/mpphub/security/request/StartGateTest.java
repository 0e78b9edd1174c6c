package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StartGateTest {

  private final AtomicBoolean ready = new AtomicBoolean();
  private final StartGate gate = new StartGate(ready::get);

  @Test
  void asksToComeAgainBeforeTheHubIsReady() throws Exception {
    MockHttpServletResponse answer = call();

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
    assertThat(answer.getContentAsString()).contains("\"code\":\"hub-unavailable\"");
  }

  @Test
  void letsThroughOnceTheHubIsReadyAndNotAfterIt() throws Exception {
    ready.set(true);
    assertThat(call().getStatus()).isEqualTo(200);

    ready.set(false);
    assertThat(call().getStatus()).isEqualTo(503);
  }

  private MockHttpServletResponse call() throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();
    gate.doFilter(
        new MockHttpServletRequest("POST", "/agency/licensing/decisions"),
        answer,
        new MockFilterChain());
    return answer;
  }
}
