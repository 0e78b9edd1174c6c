package io.mpphub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a walk: it stands still until it is moved. */
final class HandClock extends Clock {

  private Instant now = Instant.parse("2026-11-30T01:00:00Z");

  void move(Duration by) {
    now = now.plus(by);
  }

  /** Never back. */
  void moveTo(Instant then) {
    now = then.isAfter(now) ? then : now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody needs it");
  }
}
