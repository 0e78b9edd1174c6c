package io.mpphub.security.request;

import jakarta.servlet.ServletRequest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trace of a call: a W3C trace, and the caller's own correlation id.
 *
 * @param traceId 32 hexadecimal digits
 * @param traceparent names the hub's part of the trace as the parent of its own calls
 * @param correlationId the caller's, or a new one
 */
public record Trace(String traceId, String traceparent, String correlationId) {

  private static final String ATTRIBUTE = Trace.class.getName();
  private static final String NONE = "0";

  private static final Pattern TRACEPARENT =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.{0,200})?");
  private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /**
   * Continues the caller's trace, or begins one when the headers are absent or break their rules.
   *
   * @param traceparent the caller's header, null when there is none
   * @param correlationId the caller's header, null when there is none
   */
  public static Trace continuing(String traceparent, String correlationId) {
    String traceId = null;
    String flags = "01";
    if (traceparent != null) {
      Matcher parts = TRACEPARENT.matcher(traceparent);
      if (parts.matches() && isValid(parts)) {
        traceId = parts.group(2);
        flags = parts.group(4);
      }
    }
    if (traceId == null) {
      traceId = random() + random();
    }
    boolean keeps = correlationId != null && CORRELATION_ID.matcher(correlationId).matches();
    return new Trace(
        traceId,
        String.join("-", "00", traceId, random(), flags),
        keeps ? correlationId : UUID.randomUUID().toString());
  }

  /** The trace of a request. Works on any thread that holds the request. */
  public static Trace of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Trace trace) {
      return trace;
    }
    Trace trace = continuing(null, null);
    trace.attachTo(request);
    return trace;
  }

  static boolean isKnown(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  private static boolean isValid(Matcher parts) {
    String version = parts.group(1);
    boolean known = version.equals("00") ? parts.group(5) == null : !version.equals("ff");
    return known && !isZero(parts.group(2)) && !isZero(parts.group(3));
  }

  private static boolean isZero(String id) {
    return id.replace(NONE, "").isEmpty();
  }

  private static String random() {
    long id;
    do {
      id = ThreadLocalRandom.current().nextLong();
    } while (id == 0);
    return HexFormat.of().toHexDigits(id).toLowerCase(Locale.ROOT);
  }
}
