package io.mpphub.drill;

import java.time.Duration;
import java.util.Locale;

/**
 * One thing that is broken for a while.
 *
 * @param target an agency, or a process of the stage, such as {@code hub}
 * @param kind {@link #KILL}, {@link #FREEZE}, or the mode in which the agency fails
 * @param start in the plan's time, which stands still while a process is being started
 * @param length until it is mended; a killed process then begins to start
 */
record Disturbance(String target, String kind, Duration start, Duration length) {

  static final String KILL = "kill";
  static final String FREEZE = "freeze";

  boolean isKill() {
    return kind.equals(KILL);
  }

  boolean isOfProcess() {
    return isKill() || isFreeze();
  }

  boolean isFreeze() {
    return kind.equals(FREEZE);
  }

  Duration end() {
    return start.plus(length);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%6.2f s  %-10s %-8s %5.2f s", seconds(start), target, kind, seconds(length));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
