package io.mpphub.edge;

import io.mpphub.schedule.Rounds;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.Adapter;
import org.apache.coyote.UpgradeProtocol;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * The server's HTTP/1.1, with a deadline for a request's whole head and a limit of connections by
 * address. The server's own timeouts are for the time between two bytes. Public since the server
 * makes it, by its name.
 */
public final class WatchedProtocol extends Http11NioProtocol {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final WatchedEndpoint endpoint;
  private final Rounds rounds = new Rounds("hub-connections");

  /** With no bound but the deadline's default, until {@link #limit}. */
  public WatchedProtocol() {
    this(new WatchedEndpoint());
  }

  private WatchedProtocol(WatchedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /** Before the start. */
  void limit(ConnectionProperties settings, Predicate<String> proxies) {
    endpoint.limit(settings, proxies);
  }

  @Override
  public void setAdapter(Adapter adapter) {
    super.setAdapter(new HeadEnd(adapter));
  }

  /**
   * Another protocol's heads have no deadline.
   *
   * @throws IllegalStateException always
   */
  @Override
  public void addUpgradeProtocol(UpgradeProtocol other) {
    throw new IllegalStateException(
        "The hub speaks HTTP/1.1 alone: leave server.http2.enabled out. HTTP/2 is for the proxy.");
  }

  @Override
  public void start() throws Exception {
    super.start();
    rounds.every(LOOK, endpoint::endLate);
  }

  @Override
  public void stop() throws Exception {
    rounds.stop();
    super.stop();
  }
}
