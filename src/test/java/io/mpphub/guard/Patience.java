package io.mpphub.guard;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.Extension;

/**
 * Longest wait of all tests for what must come: a test says how long only when it knows better. Ten
 * seconds, which Awaitility would wait, are not enough on a machine with other load.
 */
public final class Patience implements Extension {

  public Patience() {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }
}
