package io.mpphub.edge;

import java.nio.channels.SocketChannel;

/** A connection to the hub. All but what never changes is {@link OpenConnections}'. */
final class OpenConnection {

  private final SocketChannel socket;
  private final String address;

  /** By {@code System.nanoTime}; means something while it waits. */
  long due;

  /**
   * @param address its owner, null for an owner without a limit
   */
  OpenConnection(SocketChannel socket, String address) {
    this.socket = socket;
    this.address = address;
  }

  SocketChannel socket() {
    return socket;
  }

  String address() {
    return address;
  }
}
