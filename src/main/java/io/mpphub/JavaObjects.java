package io.mpphub;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Config;

/** Serialised objects of Java, which the hub never reads: a forged one could run any code. */
final class JavaObjects {

  private static final ObjectInputFilter NONE = Config.createFilter("!*");

  private JavaObjects() {}

  /** For this process, once; a filter set by {@code -Djdk.serialFilter} stays. */
  static void refuse() {
    if (Config.getSerialFilter() == null) {
      Config.setSerialFilter(NONE);
    }
  }
}
