package io.mpphub.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.MDC;

/**
 * Gives each request its {@link Trace}, before anything else sees the request: as headers that
 * replace the caller's, as headers of the answer that nothing later can double or change, and in
 * the log lines of this thread.
 */
public final class RequestTrace extends EveryDispatch {

  static final String TRACEPARENT = "traceparent";
  static final String CORRELATION_ID = "X-Correlation-Id";

  private static final String MDC_TRACE = "traceId";
  private static final String MDC_CORRELATION = "correlationId";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!Trace.isKnown(request)) {
      Trace.continuing(only(request, TRACEPARENT), only(request, CORRELATION_ID)).attachTo(request);
    }
    Trace trace = Trace.of(request);
    Map<String, String> headers =
        Map.of(
            TRACEPARENT,
            trace.traceparent(),
            CORRELATION_ID.toLowerCase(Locale.ROOT),
            trace.correlationId());
    MDC.put(MDC_TRACE, trace.traceId());
    MDC.put(MDC_CORRELATION, trace.correlationId());
    try {
      response.setHeader(TRACEPARENT, trace.traceparent());
      response.setHeader(CORRELATION_ID, trace.correlationId());
      chain.doFilter(new Traced(request, headers), new Fixed(response, headers.keySet()));
    } finally {
      MDC.remove(MDC_TRACE);
      MDC.remove(MDC_CORRELATION);
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static String only(HttpServletRequest request, String header) {
    List<String> values = Collections.list(request.getHeaders(header));
    return values.size() == 1 ? values.get(0) : null;
  }

  private static final class Traced extends HttpServletRequestWrapper {

    private final Map<String, String> headers;

    Traced(HttpServletRequest request, Map<String, String> headers) {
      super(request);
      this.headers = headers;
    }

    @Override
    public String getHeader(String name) {
      String own = headers.get(name.toLowerCase(Locale.ROOT));
      return own != null ? own : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      String own = headers.get(name.toLowerCase(Locale.ROOT));
      return own != null ? Collections.enumeration(List.of(own)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      Set<String> names = new LinkedHashSet<>(List.of(TRACEPARENT, CORRELATION_ID));
      Collections.list(super.getHeaderNames()).stream()
          .filter(name -> !headers.containsKey(name.toLowerCase(Locale.ROOT)))
          .forEach(names::add);
      return Collections.enumeration(names);
    }
  }

  private static final class Fixed extends HttpServletResponseWrapper {

    private final Set<String> names;

    Fixed(HttpServletResponse response, Set<String> names) {
      super(response);
      this.names = names;
    }

    @Override
    public void setHeader(String name, String value) {
      if (!names.contains(name.toLowerCase(Locale.ROOT))) {
        super.setHeader(name, value);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (!names.contains(name.toLowerCase(Locale.ROOT))) {
        super.addHeader(name, value);
      }
    }
  }
}
