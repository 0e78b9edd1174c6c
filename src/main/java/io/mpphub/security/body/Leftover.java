package io.mpphub.security.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Rest of an unwanted body, after the answer: read and dropped for a moment, without a thread. A
 * connection that ended while the client still writes would take the answer with it.
 */
final class Leftover implements ReadListener, AsyncListener {

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final int MOST = 2 << 20;

  private final HttpServletRequest request;
  private final AsyncContext async;
  private final ServletInputStream in;
  private final byte[] chunk = new byte[8192];
  private int dropped;
  private boolean done;

  private Leftover(HttpServletRequest request, ServletInputStream in) {
    this.request = request;
    this.in = in;
    this.async = request.startAsync();
    async.setTimeout(MOMENT.toMillis());
    async.addListener(this);
  }

  /** Sends the answer, and ends the connection when the client is done with its body. */
  static void of(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.flushBuffer();
    ServletInputStream in = request.getInputStream();
    if (!in.isFinished()) {
      in.setReadListener(new Leftover(request, in));
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!done && in.isReady()) {
      int read = in.read(chunk);
      if (read < 0) {
        return;
      }
      dropped += read;
      if (dropped > MOST) {
        end();
      }
    }
  }

  @Override
  public void onAllDataRead() {
    end();
  }

  @Override
  public void onError(Throwable broken) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    done = true;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // No new start after the answer.
  }

  private void end() {
    if (!done) {
      done = true;
      ServerConnection.leavesBody(request);
      async.complete();
    }
  }
}
