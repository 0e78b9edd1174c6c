package io.mpphub.connector.admit;

import io.mpphub.connector.ConnectorStarted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The connectors on hold: kept in the database, so that every hub of the mall follows and a restart
 * changes nothing. Reading never asks the database; {@link #refresh} does.
 */
@Component
public class Holds {

  private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
  private static final int LONGEST_REASON = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration firstPause;
  private final Duration longestPause;
  private volatile Map<String, Hold> known = new ConcurrentHashMap<>();

  /**
   * @param firstPause between a refusal and the first probe; each later pause is twice as long
   * @param longestPause the most it grows to
   */
  public Holds(
      JdbcClient jdbc,
      Clock clock,
      @Value("${hub.probe.first:1m}") Duration firstPause,
      @Value("${hub.probe.longest:1h}") Duration longestPause) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  public Optional<Hold> of(String connector) {
    return Optional.ofNullable(known.get(connector));
  }

  public Collection<Hold> all() {
    return List.copyOf(known.values());
  }

  /**
   * Holds a connector; without effect when an operator holds it already. A hold by the hub becomes
   * the operator's: no probe ends it.
   *
   * @param by an operator
   * @return whether this made the difference
   */
  public boolean hold(String connector, String by, String reason) {
    removeOwn(connector);
    return hold(connector, by, reason, null, null);
  }

  /**
   * Holds a connector on the hub's own behalf, until a probe is answered.
   *
   * @param operation the one that the agency refuses, null when it refuses the hub altogether
   */
  public boolean holdUntilProbed(String connector, String operation, String reason) {
    return hold(connector, Hold.HUB, reason, operation, clock.instant().plus(firstPause));
  }

  private boolean hold(
      String connector, String by, String reason, String operation, Instant probeAt) {
    String shown = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    boolean isNew = insert(connector, by, shown, operation, probeAt);
    refresh();
    if (isNew) {
      LOG.warn("Connector '{}' is on hold, by {}: {}", connector, by, shown);
    }
    return isNew;
  }

  private boolean insert(
      String connector, String by, String reason, String operation, Instant probeAt) {
    try {
      return jdbc.sql(
                  "insert into connector_hold (connector, at, held_by, reason, operation, probe_at)"
                      + " select ?, ?, ?, ?, ?, ? from (values (1)) one"
                      + " where not exists (select 1 from connector_hold where connector = ?)")
              .params(
                  connector,
                  column(clock.instant()),
                  by,
                  reason,
                  operation,
                  probeAt == null ? null : column(probeAt),
                  connector)
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      // Another hub was faster by a moment.
      return false;
    }
  }

  /**
   * Takes the probe that is due, for this hub alone.
   *
   * @return false when none is, or another hub has taken it
   */
  boolean takeProbe(String connector) {
    Instant now = clock.instant();
    Hold hold = known.get(connector);
    if (hold == null || !hold.isProbeDue(now)) {
      return false;
    }
    int made = hold.probe().made();
    boolean taken =
        jdbc.sql(
                    "update connector_hold set probes = ?, probe_at = ?"
                        + " where connector = ? and held_by = ? and probes = ? and probe_at <= ?")
                .params(
                    made + 1,
                    column(now.plus(pause(made + 1))),
                    connector,
                    Hold.HUB,
                    made,
                    column(now))
                .update()
            == 1;
    refresh();
    return taken;
  }

  /** Grows with each probe that was made. */
  private Duration pause(int made) {
    Duration pause = firstPause;
    for (int i = 0; i < made && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }

  /** Another version may be what the agency waits for. */
  @EventListener
  void changed(ConnectorStarted event) {
    try {
      probeNow(event.connector().name());
    } catch (DataAccessException e) {
      LOG.warn(
          "The database is away; connector '{}' is probed as planned", event.connector().name());
    }
  }

  /** The hub's set-up has changed, or an operator asks: the next call is let through. */
  public void probeNow(String connector) {
    int changed =
        jdbc.sql(
                "update connector_hold set probe_at = ?, probes = 0"
                    + " where connector = ? and held_by = ?")
            .params(column(clock.instant()), connector, Hold.HUB)
            .update();
    if (changed == 1) {
      refresh();
    }
  }

  /** A probe was answered: the agency takes the hub's set-up. */
  void endProbed(String connector) {
    boolean removed = removeOwn(connector);
    refresh();
    if (removed) {
      LOG.info("Connector '{}' is released: the agency has answered a probe", connector);
    }
  }

  /** Removes a hold by the hub itself. */
  private boolean removeOwn(String connector) {
    return jdbc.sql("delete from connector_hold where connector = ? and held_by = ?")
            .params(connector, Hold.HUB)
            .update()
        == 1;
  }

  /**
   * @return false when it was not on hold
   */
  public boolean release(String connector, String by) {
    int removed =
        jdbc.sql("delete from connector_hold where connector = ?").param(connector).update();
    refresh();
    if (removed == 1) {
      LOG.info("Connector '{}' is released by {}", connector, by);
    }
    return removed == 1;
  }

  /** Learns what other hubs have done. */
  public void refresh() {
    known =
        jdbc
            .sql(
                "select connector, at, held_by, reason, operation, probe_at, probes from connector_hold")
            .query(Holds::hold)
            .list()
            .stream()
            .collect(Collectors.toMap(Hold::connector, Function.identity()));
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    OffsetDateTime probeAt = row.getObject("probe_at", OffsetDateTime.class);
    return new Hold(
        row.getString("connector"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("held_by"),
        row.getString("reason"),
        probeAt == null
            ? null
            : new Hold.Probe(
                row.getString("operation"), probeAt.toInstant(), row.getInt("probes")));
  }

  private static OffsetDateTime column(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
