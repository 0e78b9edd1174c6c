package io.mpphub.delivery;

import io.mpphub.connector.Connector;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import java.time.Duration;

/**
 * What a walk's application and its agency are like.
 *
 * @param checked whether two other agencies are asked first
 */
record Setting(Kind kind, boolean checked) {

  enum Kind {
    /** It does each request it gets, but can be asked whether it has. */
    CONFIRMS,
    /** The same, and takes nothing back. */
    CONFIRMS_KEEPS,
    /** It drops repeats. */
    DROPS,
    /** It refuses repeats. */
    REFUSES,
    /** It drops repeats and takes nothing back. */
    DROPS_KEEPS
  }

  static final int TRIES = 3;

  private static final RetryPolicy POLICY =
      new RetryPolicy(TRIES, Duration.ofSeconds(10), 2, Duration.ofSeconds(40));

  boolean confirms() {
    return kind == Kind.CONFIRMS || kind == Kind.CONFIRMS_KEEPS;
  }

  boolean takesBack() {
    return kind != Kind.CONFIRMS_KEEPS && kind != Kind.DROPS_KEEPS;
  }

  Connector connector() {
    return switch (kind) {
      case CONFIRMS ->
          TestConnectors.confirmable("licensing", POLICY, "submit", "status", "withdraw");
      case CONFIRMS_KEEPS -> TestConnectors.confirmed("licensing", POLICY, "submit", "status");
      case DROPS, REFUSES -> TestConnectors.withdrawable("licensing", POLICY, "submit", "withdraw");
      case DROPS_KEEPS -> TestConnectors.connector("licensing", POLICY, "submit");
    };
  }

  static Connector check(String name) {
    return TestConnectors.asked(name, POLICY, "find");
  }
}
