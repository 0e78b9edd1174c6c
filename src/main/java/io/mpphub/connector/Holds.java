package io.mpphub.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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
  private volatile Map<String, Hold> known = new ConcurrentHashMap<>();

  Holds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Hold> of(String connector) {
    return Optional.ofNullable(known.get(connector));
  }

  public Collection<Hold> all() {
    return List.copyOf(known.values());
  }

  /**
   * Holds a connector; without effect when it is on hold already.
   *
   * @return whether this made the difference
   */
  public boolean hold(String connector, String by, String reason) {
    String shown = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    boolean isNew = insert(connector, by, shown);
    refresh();
    if (isNew) {
      LOG.warn("Connector '{}' is on hold, by {}: {}", connector, by, shown);
    }
    return isNew;
  }

  private boolean insert(String connector, String by, String reason) {
    try {
      return jdbc.sql(
                  "insert into connector_hold (connector, at, held_by, reason)"
                      + " select ?, ?, ?, ? from (values (1)) one"
                      + " where not exists (select 1 from connector_hold where connector = ?)")
              .params(
                  connector,
                  OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                  by,
                  reason,
                  connector)
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      // Another hub was faster by a moment.
      return false;
    }
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
            .sql("select connector, at, held_by, reason from connector_hold")
            .query(Holds::hold)
            .list()
            .stream()
            .collect(Collectors.toMap(Hold::connector, Function.identity()));
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    return new Hold(
        row.getString("connector"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("held_by"),
        row.getString("reason"));
  }
}
