package io.mpphub.edge;

import java.util.function.Supplier;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Works on connections as the server does, and tells {@link OpenConnections} what becomes of them.
 * The server calls it whenever something of a connection has come, one call at a time for each.
 */
final class HeadWatch implements Handler<NioChannel> {

  /** Whose request this thread reads. */
  private static final ThreadLocal<Runnable> HEAD_IS_THERE = new ThreadLocal<>();

  private final Handler<NioChannel> server;
  private final Supplier<OpenConnections> connections;

  /**
   * @param connections not asked before the server has started
   */
  HeadWatch(Handler<NioChannel> server, Supplier<OpenConnections> connections) {
    this.server = server;
    this.connections = connections;
  }

  /** The head of the request that this thread reads is there. */
  static void headIsThere() {
    Runnable told = HEAD_IS_THERE.get();
    if (told != null) {
      told.run();
    }
  }

  @Override
  public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
    OpenConnection connection = connections.get().of(socket.getSocket().getIOChannel());
    if (connection == null) {
      return server.process(socket, event);
    }
    HEAD_IS_THERE.set(() -> connections.get().begin(connection));
    try {
      SocketState state = server.process(socket, event);
      if (isForHead(state, socket)) {
        connections.get().await(connection);
      }
      return state;
    } finally {
      HEAD_IS_THERE.remove();
    }
  }

  /** Whether it goes on when more of a head comes. */
  private static boolean isForHead(SocketState state, SocketWrapperBase<NioChannel> socket) {
    return state == SocketState.OPEN
        || state == SocketState.LONG
            && socket.getCurrentProcessor() instanceof Processor processor
            && !processor.isAsync();
  }

  @Override
  public void release(SocketWrapperBase<NioChannel> socket) {
    connections.get().close(socket.getSocket().getIOChannel());
    server.release(socket);
  }

  @Override
  public Object getGlobal() {
    return server.getGlobal();
  }

  @Override
  public void pause() {
    server.pause();
  }

  @Override
  public void recycle() {
    server.recycle();
  }
}
