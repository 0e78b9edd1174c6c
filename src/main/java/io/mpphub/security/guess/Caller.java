package io.mpphub.security.guess;

import io.mpphub.edge.Network;
import java.util.Locale;

/**
 * A caller at one of the hub's doors.
 *
 * @param address its address, null for any; of IPv6 the network, which one customer has as a whole
 * @param name its name, null where the proof has none
 */
public record Caller(Door door, String address, String name) {

  /** A way in. */
  public enum Door {
    API,
    AGENCY,
    OPERATORS;

    /** For logs and metrics. */
    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param address as the server tells it
   */
  public static Caller of(Door door, String address, String name) {
    // Operators' names are the same in capitals.
    return new Caller(
        door, Network.of(address), name == null ? null : name.toLowerCase(Locale.ROOT));
  }

  Caller anyName() {
    return new Caller(door, address, null);
  }

  Caller anywhere() {
    return new Caller(door, null, name);
  }
}
