package io.mpphub.security;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over a size with {@code too-large}, before anything reads them. A body that
 * doesn't say its length is read here, up to the limit. Operations that read streams see to it
 * themselves. A compressed body is refused with {@code unsupported-media-type}: how long it is
 * shows only when it has been read, and Camel would read all of it.
 */
final class BodyLimit extends OncePerRequestFilter {

  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final DataSize limit;

  BodyLimit(DataSize limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if ((length > 0 || chunked) && isCoded(request)) {
      refuse(request, response, coded());
    } else if (ApiGuard.streams(request)) {
      chain.doFilter(request, response);
    } else if (length > limit.toBytes()) {
      refuse(request, response, tooLarge());
    } else if (length >= 0 || !chunked && BODILESS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else {
      byte[] body = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
      if (body.length > limit.toBytes()) {
        refuse(request, response, tooLarge());
      } else {
        chain.doFilter(new ReadBody(request, body), response);
      }
    }
  }

  private static boolean isCoded(HttpServletRequest request) {
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
  }

  private static ProblemException coded() {
    return ProblemException.of(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding.");
  }

  private ProblemException tooLarge() {
    return ProblemException.of(
        ProblemCode.TOO_LARGE, "A body may have at most {0} bytes.", limit.toBytes());
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
      throws IOException {
    // What is left of the body would have to be read before the connection could go on.
    response.setHeader(HttpHeaders.CONNECTION, "close");
    ProblemWriter.write(request, response, refusal, Trace.of(request).traceId());
  }

  private static final class ReadBody extends HttpServletRequestWrapper {

    private final byte[] body;

    ReadBody(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Replay(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      String encoding = getCharacterEncoding();
      Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public int getContentLength() {
      return body.length;
    }

    @Override
    public long getContentLengthLong() {
      return body.length;
    }
  }

  private static final class Replay extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Replay(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body is read already; read it without a listener.");
    }
  }
}
