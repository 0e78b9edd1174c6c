package io.mpphub.security.body;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.request.EveryDispatch;
import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/**
 * Has each body read before anything that holds a thread sees the request, see {@link BodyReading}:
 * a client that sends a byte a second costs a connection, no more. A body that can't count, since
 * its headers prove nothing, is not read; the doors behind answer without it. A compressed body is
 * refused: how long it is shows only when it has been read, and Camel would read all of it.
 */
public final class BodyGate extends EveryDispatch {

  private static final String READING = BodyGate.class.getName() + ".reading";
  private static final String UNREAD = BodyGate.class.getName() + ".unread";
  private static final byte[] NOTHING = {};

  private final HubSecurityProperties.Bodies settings;
  private final DataSize limit;
  private final BodyPermission permission;
  private final OpenBodies open;
  private final Uploads uploads;
  private final Places places;

  public BodyGate(HubSecurityProperties properties, BodyPermission permission) {
    this.settings = properties.bodies();
    this.limit = properties.maxBody();
    this.permission = permission;
    this.open = new OpenBodies(settings.perAddress(), settings.total());
    this.uploads = new Uploads(settings.deadline());
    this.places = new Places(settings.uploads());
  }

  /** Keeps what was read until the request is dispatched. */
  static void read(HttpServletRequest request, BodyReading reading) {
    request.setAttribute(READING, reading);
  }

  static ProblemException tooLarge(long limit) {
    return ProblemException.of(ProblemCode.TOO_LARGE, "A body may have at most {0} bytes.", limit);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(READING) instanceof BodyReading reading) {
      request.removeAttribute(READING);
      ReadBody whole = new ReadBody(request, reading.body(), true);
      try {
        chain.doFilter(whole, response);
      } finally {
        whole.begun();
      }
    } else if (isAsyncDispatch(request) || !hasBody(request)) {
      chain.doFilter(request, response);
      leave(request, response);
    } else {
      take(request, response, chain);
    }
  }

  private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BodyPermission.Need need = permission.of(request);
    if (need == BodyPermission.Need.NONE) {
      request.setAttribute(UNREAD, true);
      response.setHeader(HttpHeaders.CONNECTION, "close");
      chain.doFilter(new ReadBody(request, NOTHING, false), response);
      leave(request, response);
    } else if (isCoded(request)) {
      refuse(request, response, coded());
    } else if (need == BodyPermission.Need.STREAM) {
      stream(request, response, chain);
    } else if (request.getContentLengthLong() > limit.toBytes()) {
      refuse(request, response, tooLarge(limit.toBytes()));
    } else {
      BodyReading.begin(request, response, open, limit.toBytes(), settings.deadline());
    }
  }

  private void stream(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String client = permission.client(request);
    if (!places.begin(client)) {
      refuse(
          request,
          response,
          ProblemException.atAgency(
              ProblemCode.RATE_LIMITED,
              "Too many bodies are on their way; send fewer at a time.",
              null,
              java.time.Duration.ofSeconds(1)));
      return;
    }
    request.setAttribute(UNREAD, true);
    try {
      chain.doFilter(uploads.paced(request), response);
    } finally {
      places.end(client);
    }
    leave(request, response);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isCoded(HttpServletRequest request) {
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
  }

  private static ProblemException coded() {
    return ProblemException.of(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding.");
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    ProblemWriter.write(request, response, refusal, Trace.of(request).traceId());
    Leftover.of(request, response);
  }

  /** The server would wait for the rest of an unread body, with a thread. */
  private static void leave(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(UNREAD) != null && !request.isAsyncStarted()) {
      request.removeAttribute(UNREAD);
      Leftover.of(request, response);
    }
  }
}
