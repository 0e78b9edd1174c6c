package io.mpphub.drill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes any number of requests without reading them, and answers each with a body of which a byte
 * comes now and then and the end never does.
 */
final class DrippingAgency implements AutoCloseable {

  private static final long DRIP_MILLIS = 200;
  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
          .getBytes(US_ASCII);
  private static final byte[] DRIP = " ".getBytes(US_ASCII);

  private final ServerSocketChannel server;
  private final List<SocketChannel> open = new ArrayList<>();
  private final AtomicInteger most = new AtomicInteger();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  DrippingAgency() {
    try {
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
      server.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.scheduleAtFixedRate(this::drip, 0, DRIP_MILLIS, TimeUnit.MILLISECONDS);
  }

  String url() {
    try {
      InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
      return URI.create("http://127.0.0.1:" + address.getPort()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Largest number of concurrent calls. */
  int most() {
    return most.get();
  }

  private void drip() {
    for (Iterator<SocketChannel> each = open.iterator(); each.hasNext(); ) {
      if (!send(each.next(), DRIP)) {
        each.remove();
      }
    }
    while (accept()) {
      most.accumulateAndGet(open.size(), Math::max);
    }
  }

  private boolean accept() {
    try {
      SocketChannel client = server.accept();
      if (client != null) {
        client.configureBlocking(false);
        if (send(client, HEAD)) {
          open.add(client);
        }
      }
      return client != null;
    } catch (IOException closed) {
      return false;
    }
  }

  /** False when the other side is gone. */
  private static boolean send(SocketChannel client, byte[] bytes) {
    try {
      client.write(ByteBuffer.wrap(bytes));
      return true;
    } catch (IOException gone) {
      close(client);
      return false;
    }
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(DrippingAgency::close);
  }
}
