package io.mpphub.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** How a simulated agency misbehaves. */
enum Fault {
  /** It works. */
  NONE("none"),
  /** Nothing listens on its port: connections are refused. */
  DOWN("down"),
  /** It does what it's asked, but answers long after every caller gave up. */
  SLOW("slow"),
  /** It takes requests and never answers; nothing of them is done. */
  HANG("hang"),
  /** Its gateway answers 503 with a page of HTML; the agency itself sees nothing. */
  GATEWAY_ERROR("5xx"),
  /** Its gateway answers 200 with JSON that breaks off; the agency itself sees nothing. */
  GARBAGE("garbage"),
  /** It does what it's asked, and the connection is closed before the answer gets out. */
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
