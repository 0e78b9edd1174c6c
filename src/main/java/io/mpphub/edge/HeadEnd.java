package io.mpphub.edge;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/** The server's handler of requests, called once a head is complete. */
final class HeadEnd implements Adapter {

  private final Adapter server;

  HeadEnd(Adapter server) {
    this.server = server;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    HeadWatch.headIsThere();
    server.service(request, response);
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return server.prepare(request, response);
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    return server.asyncDispatch(request, response, event);
  }

  @Override
  public void log(Request request, Response response, long time) {
    server.log(request, response, time);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    server.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return server.getDomain();
  }
}
