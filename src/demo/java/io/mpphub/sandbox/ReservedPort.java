package io.mpphub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of 127.0.0.1 that is bound but not listening: connections are refused, and it isn't handed
 * out to another program meanwhile.
 */
final class ReservedPort implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  private final Socket socket = new Socket();

  ReservedPort(int port) {
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " was lost", e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
