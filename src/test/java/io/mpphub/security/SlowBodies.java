package io.mpphub.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections whose bodies never end. */
final class SlowBodies implements AutoCloseable {

  private final int port;
  private final List<Socket> sockets = new ArrayList<>();

  SlowBodies(int port) {
    this.port = port;
  }

  /**
   * Opens connections, each with the beginning of a body.
   *
   * @param head the request's line and headers but for the body's
   * @param framing {@code Content-Length: 100} and the like
   */
  void open(int count, String head, String framing, String beginning) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket("127.0.0.1", port);
      sockets.add(socket);
      String request = head + "\r\nHost: hub\r\n" + framing + "\r\n\r\n" + beginning;
      socket.getOutputStream().write(request.getBytes(US_ASCII));
    }
  }

  /** Sends a little more of each body that the hub still takes. */
  void drip(String more) {
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write(more.getBytes(US_ASCII));
      } catch (IOException ended) {
        // The hub has had enough of this one.
        continue;
      }
    }
  }

  /** How many have an answer. */
  int answered() throws IOException {
    int answered = 0;
    for (Socket socket : sockets) {
      answered += socket.getInputStream().available() > 0 ? 1 : 0;
    }
    return answered;
  }

  /** What the hub answers to one, up to the end of the connection. */
  String answer(int at) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      sockets.get(at).getInputStream().transferTo(answer);
    } catch (IOException reset) {
      // What came before counts.
      return answer.toString(US_ASCII);
    }
    return answer.toString(US_ASCII);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
