package io.mpphub;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Config;

/**
 * Serialised objects of Java, which the hub never reads: whoever can have it read one of his making
 * may have it run what he likes.
 */
final class JavaObjects {

  private static final ObjectInputFilter NONE = Config.createFilter("!*");

  private JavaObjects() {}

  /** For this process, once; whoever starts it with {@code -Djdk.serialFilter} knows better. */
  static void refuse() {
    if (Config.getSerialFilter() == null) {
      Config.setSerialFilter(NONE);
    }
  }
}
