package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestTraceTest {

  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void showsTheHubsTraceToWhatComesLater() throws Exception {
    request.addHeader("Traceparent", TRACEPARENT);
    request.addHeader("Accept", "application/json");
    Map<String, Object> seen = new HashMap<>();

    run(
        (later, answer) -> {
          HttpServletRequest http = (HttpServletRequest) later;
          seen.put("trace", Trace.of(http));
          seen.put("traceparent", Collections.list(http.getHeaders("traceparent")));
          seen.put("names", Collections.list(http.getHeaderNames()));
          seen.put("mdc", MDC.get("traceId"));
        });

    Trace trace = (Trace) seen.get("trace");
    assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(seen)
        .containsEntry("traceparent", List.of(trace.traceparent()))
        .containsEntry("names", List.of("traceparent", "X-Correlation-Id", "Accept"))
        .containsEntry("mdc", trace.traceId());
    assertThat(MDC.get("traceId")).isNull();
  }

  @Test
  void answersWithTheTraceOnceWhateverIsSetLater() throws Exception {
    request.addHeader("X-Correlation-Id", "mine");

    run(
        (later, answer) -> {
          HttpServletResponse http = (HttpServletResponse) answer;
          http.addHeader("traceparent", "an agency's");
          http.setHeader("x-correlation-id", "an agency's");
          http.setHeader("X-Other", "kept");
        });

    assertThat(response.getHeaders("traceparent"))
        .singleElement()
        .asString()
        .isEqualTo(Trace.of(request).traceparent());
    assertThat(response.getHeaders("X-Correlation-Id")).isEqualTo(List.of("mine"));
    assertThat(response.getHeader("X-Other")).isEqualTo("kept");
  }

  @Test
  void takesNeitherOfTwoTraces() throws Exception {
    request.addHeader("traceparent", TRACEPARENT);
    request.addHeader("traceparent", TRACEPARENT.replace('4', '5'));

    run((later, answer) -> {});

    assertThat(Trace.of(request).traceId()).doesNotStartWith("4bf9").doesNotStartWith("5bf9");
  }

  private void run(FilterChain chain) throws ServletException, IOException {
    new RequestTrace().doFilter(request, response, chain);
  }
}
