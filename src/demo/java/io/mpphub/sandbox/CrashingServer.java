package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.io.IOException;
import java.net.Socket;

/**
 * Stops as a crash does: no new connection, then the open ones cut, answers not yet due dropped.
 * WireMock's own server cuts first, so that a caller's immediate retry may be accepted and never
 * answered.
 */
final class CrashingServer extends Jetty11HttpServer {

  CrashingServer(
      Options options, AdminRequestHandler adminRequests, StubRequestHandler stubRequests) {
    super(options, adminRequests, stubRequests);
  }

  @Override
  public void stop() {
    refuseConnections();
    scheduledExecutorService.shutdownNow();
    super.stop();
  }

  private void refuseConnections() {
    int port = port();
    httpConnector.close();
    boolean listening = true;
    while (listening) {
      // A thread that waits in accept keeps the kernel's listener alive until it wakes up.
      try (Socket probe = new Socket(httpConnector.getHost(), port)) {
        listening = probe.isConnected();
      } catch (IOException e) {
        listening = false;
      }
    }
  }
}
