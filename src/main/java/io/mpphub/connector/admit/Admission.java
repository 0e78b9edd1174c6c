package io.mpphub.connector.admit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.CallControl;
import io.mpphub.connector.Connector;
import io.mpphub.connector.OpeningHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides whether a call may go to an agency now: holds, opening hours, and the agency's limits of
 * calls.
 */
@Component
public class Admission implements CallControl {

  private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

  private final Holds holds;
  private final DailyQuota quota;
  private final Clock clock;
  private final int hubs;
  private final Map<String, Limited> buckets = new ConcurrentHashMap<>();

  private record Limited(int perSecond, Bucket bucket) {}

  /**
   * @param hubs number of hubs that share an agency's limit of calls a second
   */
  public Admission(Holds holds, JdbcClient jdbc, Clock clock, @Value("${hub.count:1}") int hubs) {
    this.holds = holds;
    this.quota = new DailyQuota(jdbc);
    this.clock = clock;
    this.hubs = hubs;
  }

  /** Returns the reason for which no calls go to the agency now; empty when calls may be made. */
  public Optional<Closure> closure(Connector connector) {
    return held(connector).or(() -> unheld(connector));
  }

  /** True when a call may go: nothing closes the agency, or its hold's probe is due. */
  public boolean isPassable(Connector connector) {
    return holds.of(connector.name()).map(hold -> hold.isProbeDue(clock.instant())).orElse(true)
        && unheld(connector).isEmpty();
  }

  private Optional<Closure> held(Connector connector) {
    return holds
        .of(connector.name())
        .map(hold -> new Closure(Closure.Kind.HELD, null, reason(hold)));
  }

  private static String reason(Hold hold) {
    return hold.isByHub()
        ? "The agency doesn't let the hub in. The hub's operators take care of it."
        : "The hub's operators hold calls to the agency.";
  }

  /** Closed at this hour, or out of quota. */
  private Optional<Closure> unheld(Connector connector) {
    Instant now = clock.instant();
    if (connector.openingHours() != null) {
      Optional<Instant> opens = connector.openingHours().closedUntil(now);
      if (opens.isPresent()) {
        return Optional.of(
            new Closure(
                Closure.Kind.CLOSED, opens.get(), "The agency's system is closed at this hour."));
      }
    }
    Integer perDay = connector.limits().perDay();
    return perDay != null && quota.isUsedUp(connector.name(), today(connector, now), perDay)
        ? Optional.of(usedUp(connector, now))
        : Optional.empty();
  }

  @Override
  public void leave(Connector connector, String operation) {
    Integer perDay = connector.limits().perDay();
    if (perDay != null) {
      count(connector, operation, perDay);
    }
  }

  @Override
  public void stay(Connector connector) {
    Integer perDay = connector.limits().perDay();
    if (perDay != null) {
      quota.giveBack(connector.name(), today(connector, clock.instant()), perDay);
    }
  }

  /** While the hub holds the connector by itself, one call now and then goes through as a probe. */
  @Override
  public boolean enter(Connector connector, String operation) {
    unheld(connector).ifPresent(closure -> refuse(connector, operation, closure));
    Integer perSecond = connector.limits().perSecond();
    if (perSecond != null) {
      takeTurn(connector, operation, perSecond);
    }
    Hold hold = holds.of(connector.name()).orElse(null);
    boolean isProbe = hold != null && hold.bars(operation);
    if (isProbe && !takesProbe(connector)) {
      refuse(connector, operation, hold);
    }
    return isProbe;
  }

  private boolean takesProbe(Connector connector) {
    try {
      return holds.takeProbe(connector.name());
    } catch (DataAccessException e) {
      // A probe that can't be noted could be made by every hub.
      return false;
    }
  }

  @Override
  public void answered(Connector connector) {
    holds.endProbed(connector.name());
  }

  /** Only probes go to the agency from now on. */
  @Override
  public void refused(Connector connector, String reason) {
    if (holds.of(connector.name()).isEmpty()) {
      holds.holdUntilProbed(connector.name(), null, reason);
    }
  }

  private void count(Connector connector, String operation, int perDay) {
    Instant now = clock.instant();
    try {
      if (!quota.take(connector.name(), today(connector, now), perDay)) {
        refuse(connector, operation, usedUp(connector, now));
      }
    } catch (DataAccessException e) {
      throw held(connector, operation, LONGEST_TURN, "The hub can't count its calls now.");
    }
  }

  /** Waits a little: deliveries that are as many as the agency's rate need not come back later. */
  private void takeTurn(Connector connector, String operation, int perSecond) {
    try {
      if (!bucket(connector.name(), perSecond).asBlocking().tryConsume(1, LONGEST_TURN)) {
        throw held(
            connector, operation, LONGEST_TURN, "The agency takes no more calls in this second.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw held(connector, operation, LONGEST_TURN, "The hub stops.");
    }
  }

  private void refuse(Connector connector, String operation, Closure closure) {
    Duration wait =
        closure.until() == null || closure.until().equals(Instant.MAX)
            ? null
            : Duration.between(clock.instant(), closure.until());
    throw held(connector, operation, wait, closure.reason());
  }

  /** Front ends are told when the next probe is. */
  private void refuse(Connector connector, String operation, Hold hold) {
    Duration wait = null;
    if (hold.probe() != null) {
      Duration untilProbe = Duration.between(clock.instant(), hold.probe().at());
      wait = untilProbe.compareTo(LONGEST_TURN) > 0 ? untilProbe : LONGEST_TURN;
    }
    throw held(connector, operation, wait, reason(hold));
  }

  private static AgencyException held(
      Connector connector, String operation, Duration retryAfter, String reason) {
    return AgencyException.unanswered(
        connector.name(), operation, Reach.HELD_BACK, retryAfter, reason);
  }

  private Bucket bucket(String connector, int perSecond) {
    return buckets
        .compute(
            connector,
            (name, known) ->
                known != null && known.perSecond() == perSecond
                    ? known
                    : new Limited(perSecond, bucket(perSecond)))
        .bucket();
  }

  /** Returns this hub's share. */
  private Bucket bucket(int perSecond) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(Math.max(1, perSecond / hubs))
                .refillGreedy(perSecond, Duration.ofSeconds(hubs))
                .build())
        .build();
  }

  private static Closure usedUp(Connector connector, Instant now) {
    LocalDate tomorrow = today(connector, now).plusDays(1);
    return new Closure(
        Closure.Kind.QUOTA,
        tomorrow.atStartOfDay(zone(connector)).toInstant(),
        "The calls that the agency allows for a day are used up.");
  }

  private static LocalDate today(Connector connector, Instant now) {
    return LocalDate.ofInstant(now, zone(connector));
  }

  private static ZoneId zone(Connector connector) {
    return connector.openingHours() == null
        ? OpeningHours.USUAL_ZONE
        : connector.openingHours().zone();
  }
}
