package io.mpphub.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** Ways in which a simulated agency misbehaves. */
enum Fault {
  /** The agency works. */
  NONE("none"),
  /** Nothing listens on its port: connections are refused. */
  DOWN("down"),
  /** The agency carries out requests, but answers long after every caller gave up. */
  SLOW("slow"),
  /** The agency takes requests and never answers; none is carried out. */
  HANG("hang"),
  /** Its gateway answers 503 with a page of HTML; the agency itself sees nothing. */
  GATEWAY_ERROR("5xx"),
  /** Its gateway answers 200 with JSON that breaks off; the agency itself sees nothing. */
  GARBAGE("garbage"),
  /** The agency carries out requests, and the connection is closed before the answer gets out. */
  CUT("cut");

  private final String mode;

  Fault(String mode) {
    this.mode = mode;
  }

  /** The name on the wire. */
  String mode() {
    return mode;
  }

  /** Empty when there is no such mode; null is no mode. */
  static Optional<Fault> ofMode(String mode) {
    return Arrays.stream(values()).filter(fault -> fault.mode.equals(mode)).findFirst();
  }
}
