package io.mpphub.drill;

import java.net.URI;
import java.util.List;

/** Subject of a drill: hubs, the agencies behind them and their processes. */
interface Stage extends AutoCloseable {

  /** The hubs that a client may ask, at least one. */
  List<URI> hubs();

  /** The API key of the client. */
  String key();

  /**
   * @param mode {@code none} when it works
   */
  void fault(String agency, String mode);

  /** As {@code kill -9}; waits until what stands by for it, if anything, has taken over. */
  void kill(String process);

  /**
   * Starts what was killed, on the same data and port, and waits until it works and what stood by
   * for it rests again.
   */
  void start(String process);

  /** As {@code kill -STOP}: a process stands still and keeps its connections. */
  default void freeze(String process) {
    throw new UnsupportedOperationException(process);
  }

  /** It goes on where it stood still. */
  default void thaw(String process) {
    throw new UnsupportedOperationException(process);
  }

  /** True when killing this process makes its agencies forget their faults. */
  default boolean carriesAgencies(String process) {
    return false;
  }

  /** False in front of real agencies: they aren't broken, and their data is unknown. */
  default boolean hasSandbox() {
    return true;
  }

  /** True when others use it, too: then only what the drill sent is looked at. */
  default boolean isShared() {
    return false;
  }

  /** What the licensing office has, asked only where there is a sandbox. */
  List<AppliedApplication> applied();

  @Override
  void close();
}
