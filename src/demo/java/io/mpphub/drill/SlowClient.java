package io.mpphub.drill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One connection at a time, each with a body or headers that never end. Not for several threads. */
final class SlowClient implements AutoCloseable {

  /**
   * A client's request.
   *
   * @param head part sent at once
   * @param drip small further part
   */
  record Request(String head, String drip) {

    /**
     * @param lines the request's line and headers, but for the body's length
     */
    static Request announced(String lines) {
      return new Request(lines + "\r\nHost: hub\r\nContent-Length: 100000\r\n\r\n", " ");
    }

    /** As {@link #announced}, in chunks. */
    static Request chunked(String lines) {
      return new Request(
          lines + "\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n");
    }

    /** One whose headers never end. */
    static Request unfinished(String line) {
      return new Request(line + "\r\nHost: hub\r\nX-Slow: ", "x");
    }
  }

  private final InetSocketAddress hub;
  private final InetAddress from;
  private final Request request;
  private final ByteBuffer answer = ByteBuffer.allocate(4096);
  private SocketChannel channel;
  private boolean begun;

  SlowClient(InetSocketAddress hub, InetAddress from, Request request) {
    this.hub = hub;
    this.from = from;
    this.request = request;
  }

  boolean isOpen() {
    return channel != null;
  }

  void open() throws IOException {
    begun = false;
    channel = SocketChannel.open();
    channel.bind(new InetSocketAddress(from, 0));
    channel.configureBlocking(false);
    channel.connect(hub);
  }

  /**
   * Sends a little more.
   *
   * @return the status that the hub ended it with, 0 when it ended it without one, null as long as
   *     it takes more
   */
  Integer step() {
    try {
      if (!begun) {
        if (channel.finishConnect()) {
          begun = true;
          write(request.head());
        }
        return null;
      }
      answer.clear();
      int read = channel.read(answer);
      if (read == 0) {
        write(request.drip());
        return null;
      }
      close();
      return read < 12 ? 0 : Integer.valueOf(new String(answer.array(), 9, 3, US_ASCII));
    } catch (IOException | NumberFormatException ended) {
      close();
      return 0;
    }
  }

  private void write(String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException broken) {
        // The channel is closed all the same.
        begun = false;
      }
      channel = null;
    }
  }
}
