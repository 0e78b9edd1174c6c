package io.mpphub.security.body;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.request.Trace;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * Reads one body into memory without a thread, and dispatches the request when it is there. Ends
 * the request when the body is too large, breaks off, takes longer than its deadline, or must make
 * room for others. The server calls all but {@link #makeRoom} in turn, never two at a time.
 */
final class BodyReading implements ReadListener, AsyncListener, OpenBodies.Open {

  /** A deadline that the server's own clock can't miss: it looks once a second. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private static final int CHUNK = 8192;

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final OpenBodies open;
  private final long limit;
  private final AsyncContext async;
  private final ServletInputStream in;
  private final ByteArrayOutputStream body;
  private final byte[] chunk = new byte[CHUNK];
  private volatile boolean crowdedOut;
  private boolean done;

  /**
   * Begins to read.
   *
   * @throws IOException when the client is gone
   */
  static void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      OpenBodies open,
      long limit,
      Duration deadline)
      throws IOException {
    BodyReading reading = new BodyReading(request, response, open, limit, deadline);
    ServerConnection.wantsBody(request);
    open.open(reading);
    reading.in.setReadListener(reading);
  }

  private BodyReading(
      HttpServletRequest request,
      HttpServletResponse response,
      OpenBodies open,
      long limit,
      Duration deadline)
      throws IOException {
    this.request = request;
    this.response = response;
    this.open = open;
    this.limit = limit;
    this.in = request.getInputStream();
    this.body =
        new ByteArrayOutputStream(Math.max(32, Math.min(CHUNK, request.getContentLength())));
    this.async = request.startAsync();
    async.setTimeout(deadline.toMillis());
    async.addListener(this);
  }

  byte[] body() {
    return body.toByteArray();
  }

  @Override
  public String address() {
    return request.getRemoteAddr();
  }

  @Override
  public void makeRoom() {
    crowdedOut = true;
    async.setTimeout(AT_ONCE.toMillis());
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!done && in.isReady()) {
      int read = in.read(chunk);
      if (read < 0) {
        return;
      }
      if (body.size() + read > limit) {
        end(BodyGate.tooLarge(limit));
        return;
      }
      body.write(chunk, 0, read);
    }
  }

  @Override
  public void onAllDataRead() {
    if (!done) {
      done = true;
      open.close(this);
      BodyGate.read(request, this);
      async.dispatch();
    }
  }

  @Override
  public void onError(Throwable broken) {
    end(ProblemException.of(ProblemCode.MALFORMED, "The body breaks off, or breaks HTTP."));
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end(
        crowdedOut
            ? ProblemException.atAgency(
                ProblemCode.RATE_LIMITED,
                "Too many bodies are on their way; send fewer at a time.",
                null,
                Duration.ofSeconds(1))
            : ProblemException.of(ProblemCode.TOO_SLOW, "The body took too long; send it faster."));
  }

  @Override
  public void onError(AsyncEvent event) {
    onError(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    open.close(this);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // After the dispatch the request is the handler's.
  }

  private void end(ProblemException refusal) {
    if (done) {
      return;
    }
    done = true;
    open.close(this);
    try {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      ProblemWriter.write(request, response, refusal, Trace.of(request).traceId());
      response.flushBuffer();
    } catch (IOException gone) {
      // The client is gone.
      response.setStatus(refusal.code().status());
    }
    ServerConnection.leavesBody(request);
    async.complete();
  }
}
