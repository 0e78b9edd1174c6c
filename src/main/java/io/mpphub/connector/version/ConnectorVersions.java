package io.mpphub.connector.version;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The versions of every connector that this mall's hubs have seen, refused ones too. Trouble with
 * the database comes out as Spring's {@code DataAccessException}.
 */
public final class ConnectorVersions {

  /** Outcome of a version. */
  public enum State {
    /** The version took messages. */
    LIVE,
    /** The version had faults; the one before went on. */
    REFUSED,
    /** The folder was gone. */
    REMOVED;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One version.
   *
   * @param hash of its files, empty when removed
   * @param by its author: an operator, or the owner of the file
   */
  public record Version(UUID id, String hash, Instant at, String by, State state, int faults) {}

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final JdbcClient jdbc;
  private final Clock clock;

  public ConnectorVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes a version, unless it is what the connector's newest one says already. */
  public void add(String connector, ConnectorFolder folder, String by, State state, int faults) {
    String hash = folder == null ? "" : folder.hash();
    Optional<Version> newest = of(connector, 1).stream().findFirst();
    if (newest.filter(v -> v.hash().equals(hash) && v.state() == state).isPresent()) {
      return;
    }
    jdbc.sql(
            "insert into connector_version (id, connector, hash, at, author, state, faults,"
                + " content) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            IDS.generate(),
            connector,
            hash,
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
            by,
            state.name(),
            faults,
            folder == null ? null : folder.zip())
        .update();
  }

  /** The newest first; one that several hubs noted at the same time once. */
  public List<Version> of(String connector, int limit) {
    return jdbc.sql(
            "select * from (select id, hash, at, author, state, faults,"
                + " lag(hash) over (order by id) as hash_before,"
                + " lag(state) over (order by id) as state_before"
                + " from connector_version where connector = ?) v"
                + " where hash_before is null or hash_before <> hash or state_before <> state"
                + " order by id desc fetch first ? rows only")
        .params(connector, limit)
        .query(ConnectorVersions::version)
        .list();
  }

  /** The zip of one version's folder; empty when there is no such version, or nothing in it. */
  public Optional<byte[]> content(String connector, UUID id) {
    return jdbc.sql(
            "select content from connector_version"
                + " where connector = ? and id = ? and content is not null")
        .params(connector, id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  private static Version version(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getObject("id", UUID.class),
        row.getString("hash"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("author"),
        State.valueOf(row.getString("state")),
        row.getInt("faults"));
  }
}
