package io.mpphub.security.body;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/** A request whose body is in memory: a reader never waits for the client. */
final class ReadBody extends HttpServletRequestWrapper {

  private final byte[] body;
  private Map<String, String[]> parameters;
  private volatile boolean beginning;

  /**
   * @param beginning true while the hub has only read the body: to all behind, the request has just
   *     come. The server calls this a dispatch, and doors pass those on unasked.
   */
  ReadBody(HttpServletRequest request, byte[] body, boolean beginning) {
    super(request);
    this.body = body;
    this.beginning = beginning;
  }

  /** From now on the request is where the server says it is. */
  void begun() {
    beginning = false;
  }

  @Override
  public DispatcherType getDispatcherType() {
    return beginning ? DispatcherType.REQUEST : super.getDispatcherType();
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

  @Override
  public String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  // The server would read them from the connection, and wait.
  @Override
  public Map<String, String[]> getParameterMap() {
    if (parameters == null) {
      parameters = FormParameters.of(super.getParameterMap(), getContentType(), body);
    }
    return parameters;
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
    public int available() {
      return bytes.available();
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
