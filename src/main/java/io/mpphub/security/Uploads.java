package io.mpphub.security;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Bodies that an operation reads as they come, each with a thread: so many at a time, and each at a
 * rate that lets it end. They are larger than any deadline allows. A client gets a place while it
 * has fewer than are free: one alone has half of them at most, and however many a client has, the
 * next one finds some.
 */
final class Uploads {

  /** Bytes a second that a body needs on the whole, once the deadline of a small one is over. */
  static final long SLOWEST = 16 * 1024;

  private final Duration patience;
  private final Map<String, Integer> byClient = new HashMap<>();
  private int free;

  Uploads(int atATime, Duration patience) {
    this.free = atATime;
    this.patience = patience;
  }

  /**
   * Takes a place.
   *
   * @param client who sends the body
   * @return false when there is none for it
   */
  synchronized boolean begin(String client) {
    int taken = byClient.getOrDefault(client, 0);
    if (taken >= free) {
      return false;
    }
    byClient.put(client, taken + 1);
    free--;
    return true;
  }

  synchronized void end(String client) {
    byClient.computeIfPresent(client, (name, taken) -> taken == 1 ? null : taken - 1);
    free++;
  }

  /** The request, whose body fails with {@code too-slow} when it comes too slowly. */
  HttpServletRequest paced(HttpServletRequest request) {
    long begin = System.nanoTime();
    return new HttpServletRequestWrapper(request) {
      @Override
      public ServletInputStream getInputStream() throws IOException {
        return new Paced(super.getInputStream(), begin, patience);
      }
    };
  }

  private static final class Paced extends ServletInputStream {

    private final ServletInputStream in;
    private final long begin;
    private final Duration patience;
    private long bytes;

    Paced(ServletInputStream in, long begin, Duration patience) {
      this.in = in;
      this.begin = begin;
      this.patience = patience;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      bytes += read;
      long late = System.nanoTime() - begin - patience.toNanos();
      if (late > 0 && bytes < late / 1_000_000 * SLOWEST / 1000) {
        throw ProblemException.of(ProblemCode.TOO_SLOW, "The body took too long; send it faster.");
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
