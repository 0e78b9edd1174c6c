package io.mpphub.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Connections that say what they have to say a little at a time. */
final class SlowLines implements AutoCloseable {

  private static final int A_LOOK_MILLIS = 1;

  private final List<Line> lines = new ArrayList<>();

  private static final class Line {

    final Socket socket;
    final StringBuilder heard = new StringBuilder();
    boolean isEnded;

    Line(Socket socket) {
      this.socket = socket;
    }

    void say(String more) {
      try {
        socket.getOutputStream().write(more.getBytes(ISO_8859_1));
      } catch (IOException ended) {
        isEnded = true;
      }
    }

    void listen() {
      byte[] answer = new byte[8192];
      try {
        int read = 0;
        while (!isEnded) {
          heard.append(new String(answer, 0, read, ISO_8859_1));
          read = socket.getInputStream().read(answer);
          isEnded = read < 0;
        }
      } catch (SocketTimeoutException silent) {
        isEnded = false;
      } catch (IOException reset) {
        isEnded = true;
      }
    }
  }

  /** Takes an open connection. */
  void add(Socket socket) throws IOException {
    socket.setSoTimeout(A_LOOK_MILLIS);
    lines.add(new Line(socket));
  }

  /**
   * Opens connections, each of which says something.
   *
   * @param from an address of this machine
   */
  void open(int count, String from, int port, String beginning) throws IOException {
    for (int i = 0; i < count; i++) {
      add(new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0));
      lines.get(lines.size() - 1).say(beginning);
    }
  }

  /** Says something on each that is still open. */
  void say(String more) {
    lines.forEach(line -> line.say(more));
  }

  /** How many the other side has ended, whether or not it said something before. */
  long ended() {
    lines.forEach(Line::listen);
    return lines.stream().filter(line -> line.isEnded).count();
  }

  boolean areEnded() {
    return ended() == lines.size();
  }

  /** How many have heard this. */
  long heard(String text) {
    lines.forEach(Line::listen);
    return lines.stream().filter(line -> line.heard.indexOf(text) >= 0).count();
  }

  @Override
  public void close() throws IOException {
    for (Line line : lines) {
      line.socket.close();
    }
  }
}
