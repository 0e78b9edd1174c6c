package io.mpphub.sandbox;

import java.util.EnumSet;
import java.util.Set;

/** An agency that has a server, and fails by having none. */
abstract class ServerSimulation implements Simulation {

  private final String name;
  private final RequestCounts counts = new RequestCounts();
  private int port;
  private ReservedPort reserved;

  ServerSimulation(String name) {
    this.name = name;
  }

  /**
   * @param port 0 for any free one
   * @return the port that it listens on
   */
  abstract int listen(int port);

  /** Refuses connections and cuts those that are open. */
  abstract void stop();

  final void start(int port) {
    this.port = listen(port);
  }

  final int port() {
    return port;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Set<Fault> faults() {
    return EnumSet.of(Fault.NONE, Fault.DOWN);
  }

  @Override
  public final synchronized Fault fault() {
    return reserved == null ? Fault.NONE : Fault.DOWN;
  }

  @Override
  public final synchronized void fault(Fault fault) {
    if (fault == Fault.DOWN && reserved == null) {
      stop();
      reserved = new ReservedPort(port);
    } else if (fault == Fault.NONE && reserved != null) {
      reserved.close();
      reserved = null;
      listen(port);
    }
  }

  @Override
  public final RequestCounts counts() {
    return counts;
  }

  @Override
  public synchronized void close() {
    if (reserved == null) {
      stop();
    } else {
      reserved.close();
    }
  }
}
