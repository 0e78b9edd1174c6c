package io.mpphub.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that sends whatever bytes it is given, each request on a connection of its own.
 * Libraries refuse to send what a hostile or broken client does.
 */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 60_000;

  /**
   * @param headers by names in any case
   * @param body empty when there is none, and for a stream of events, which has no end
   */
  public record Answer(int status, Map<String, List<String>> headers, String body) {

    /** Null when it isn't there. */
    public String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : values.get(0);
    }
  }

  private final URI hub;

  public RawHttp(URI hub) {
    this.hub = hub;
  }

  /**
   * @throws UncheckedIOException when the connection ends without an answer
   */
  public Answer send(RawRequest request) {
    try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request.bytes(hub.getAuthority()));
      } catch (IOException refused) {
        // It may have answered before it had read everything.
      }
      return read(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer read(InputStream in) throws IOException {
    Answer answer = readOne(in);
    return answer.status() < 200 ? read(in) : answer;
  }

  private static Answer readOne(InputStream in) throws IOException {
    String[] statusLine = line(in).split(" ", 3);
    if (statusLine.length < 2) {
      throw new IOException("no answer");
    }
    int status = Integer.parseInt(statusLine[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers
          .computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    byte[] body = status < 200 ? new byte[0] : body(in, headers);
    return new Answer(status, headers, new String(body, UTF_8));
  }

  private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
    if (first(headers, "Content-Type").startsWith("text/event-stream")) {
      return new byte[0];
    }
    if (first(headers, "Transfer-Encoding").equals("chunked")) {
      return chunks(in);
    }
    // Not to the end of the connection: the server may wait for the rest of a refused body first.
    String length = first(headers, "Content-Length");
    return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      throw new EOFException("The answer breaks off between two chunks.");
    }
    return Integer.parseInt(line.split(";")[0].strip(), 16);
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
