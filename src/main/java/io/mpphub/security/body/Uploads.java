package io.mpphub.security.body;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;

/**
 * Bodies that an operation reads as they come, each with a thread, at a rate that lets it end. They
 * are larger than any deadline allows.
 */
final class Uploads {

  /** Bytes a second that a body needs on the whole, once the deadline of a small one is over. */
  static final long SLOWEST = 16 * 1024;

  private final Duration patience;

  Uploads(Duration patience) {
    this.patience = patience;
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
