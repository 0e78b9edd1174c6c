package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TraceTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE_ID + "-" + PARENT + "-00",
        "01-" + TRACE_ID + "-" + PARENT + "-00",
        "cc-" + TRACE_ID + "-" + PARENT + "-00-what-the-future-brings"
      })
  void continuesACallersTrace(String traceparent) {
    Trace trace = Trace.continuing(traceparent, null);

    assertThat(trace.traceId()).isEqualTo(TRACE_ID);
    assertThat(trace.traceparent())
        .matches("00-" + TRACE_ID + "-[0-9a-f]{16}-00")
        .doesNotContain(PARENT);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00-" + TRACE_ID + "-" + PARENT,
        "00-" + TRACE_ID + "-" + PARENT + "-01-more",
        "ff-" + TRACE_ID + "-" + PARENT + "-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
        "00-00000000000000000000000000000000-" + PARENT + "-01",
        "00-" + TRACE_ID + "-0000000000000000-01",
        "00-" + TRACE_ID + "-" + PARENT + "-01 ",
        "00-" + TRACE_ID + "-" + PARENT + "-1"
      })
  void beginsATraceWhenThereIsNoneToContinue(String traceparent) {
    Trace trace = Trace.continuing(traceparent, null);

    assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE_ID);
    assertThat(trace.traceparent()).matches("00-" + trace.traceId() + "-[0-9a-f]{16}-01");
  }

  @Test
  void keepsACallersCorrelationId() {
    assertThat(Trace.continuing(null, "front-end:7.f_3").correlationId())
        .isEqualTo("front-end:7.f_3");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "two words",
        "line\nbreak",
        "umläut",
        "<b>",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void makesACorrelationIdWhenTheCallersBreaksTheRule(String correlationId) {
    assertThat(Trace.continuing(null, correlationId).correlationId())
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void staysTheSameForARequest() {
    MockHttpServletRequest request = new MockHttpServletRequest();

    assertThat(Trace.of(request)).isSameAs(Trace.of(request));
  }
}
