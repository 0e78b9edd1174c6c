package io.mpphub.edge;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** The server's sockets, each noted in {@link OpenConnections} from its begin to its end. */
final class WatchedEndpoint extends NioEndpoint {

  private OpenConnections open;
  private Duration headDeadline = Duration.ofSeconds(10);
  private int perAddress = Integer.MAX_VALUE;
  private Predicate<String> isProxy = address -> false;

  void limit(ConnectionProperties settings, Predicate<String> proxies) {
    headDeadline = settings.headDeadline();
    perAddress = settings.perAddress();
    isProxy = proxies;
  }

  @Override
  public void startInternal() throws Exception {
    // The accepting thread waits once it has as many as it may: the last place stays free.
    int total = getMaxConnections() < 0 ? Integer.MAX_VALUE : getMaxConnections() - 1;
    long first = headDeadline.toNanos();
    long next = first + Duration.ofMillis(Math.max(0, getKeepAliveTimeout())).toNanos();
    open =
        new OpenConnections(
            new OpenConnections.Limits(perAddress, total, first, next),
            System::nanoTime,
            this::end);
    super.startInternal();
  }

  @Override
  public void setHandler(Handler<NioChannel> server) {
    super.setHandler(new HeadWatch(server, () -> open));
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (!open.open(new OpenConnection(socket, address(socket)))) {
      destroySocket(socket);
      return false;
    }
    boolean isTaken = super.setSocketOptions(socket);
    if (!isTaken) {
      open.close(socket);
    }
    return isTaken;
  }

  private String address(SocketChannel socket) {
    InetSocketAddress remote = (InetSocketAddress) socket.socket().getRemoteSocketAddress();
    if (remote == null || isProxy.test(remote.getAddress().getHostAddress())) {
      return null;
    }
    return Network.of(remote.getAddress());
  }

  void endLate() {
    open.endLate();
  }

  /** Under the lock that the server takes to work on a connection. */
  private boolean end(OpenConnection connection) {
    SocketWrapperBase<NioChannel> socket = connections.get(connection.socket());
    if (socket == null) {
      return false;
    }
    Lock lock = socket.getLock();
    if (!lock.tryLock()) {
      return false;
    }
    try {
      if (!open.isWaiting(connection)) {
        return false;
      }
      socket.close();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
