package io.mpphub.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The line to a server of this machine, on a port of its own. What the client says goes through;
 * what the server says comes as it is, byte by byte, or not at all.
 */
public final class SlowLine implements AutoCloseable {

  /** How the server's words come. */
  public enum Pace {
    FULL,
    BYTE_BY_BYTE,
    SILENT
  }

  private final ServerSocket door;
  private final int server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Semaphore never = new Semaphore(0);
  private volatile Pace pace = Pace.FULL;
  private volatile long full;

  /**
   * @param server its port
   */
  public SlowLine(int server) {
    this.server = server;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** From now on, for connections that are open, too. */
  public void pace(Pace wanted) {
    pace = wanted;
  }

  /**
   * The same for what the server says on a connection after so many bytes of it; those before come
   * as they are.
   */
  public void paceAfter(long bytes, Pace wanted) {
    full = bytes;
    pace = wanted;
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      sockets.add(client);
      Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
      sockets.add(behind);
      threads.submit(() -> carry(client, behind, false));
      threads.submit(() -> carry(behind, client, true));
    }
  }

  private Void carry(Socket from, Socket to, boolean slowly)
      throws IOException, InterruptedException {
    byte[] bytes = new byte[1024];
    long carried = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        int sent = 0;
        while (sent < length) {
          Pace now = slowly && carried >= full ? pace : Pace.FULL;
          int next = now == Pace.FULL ? length - sent : now == Pace.SILENT ? 0 : 1;
          out.write(bytes, sent, next);
          sent += next;
          carried += next;
          if (now != Pace.FULL) {
            // Nobody ever lets it through: waiting is all there is to do.
            never.tryAcquire(50, TimeUnit.MILLISECONDS);
          }
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      door.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
