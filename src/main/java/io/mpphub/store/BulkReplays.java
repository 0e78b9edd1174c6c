package io.mpphub.store;

import io.mpphub.store.BulkReplay.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Bulk replays of dead letters, and the letters that they are about. */
@Component
public class BulkReplays {

  private final JdbcClient jdbc;

  BulkReplays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a filter finds now, the largest group first. */
  public List<LetterGroup> preview(LetterFilter filter) {
    Criteria criteria = criteria(filter);
    return jdbc.sql(
            "select m.connector, m.cause, count(*) as n,"
                + " sum(case when m.maybe_applied then 1 else 0 end) as doubtful,"
                + " min(m.dead_at) as oldest, max(m.dead_at) as newest from message m"
                + criteria.where()
                + " group by m.connector, m.cause order by n desc, m.connector")
        .params(criteria.values())
        .query(BulkReplays::group)
        .list();
  }

  /** The next letters after {@code reached} (null: the first), in the order of their ids. */
  public List<UUID> letters(LetterFilter filter, UUID reached, int limit) {
    Criteria criteria = criteria(filter).and("m.id > ?", reached);
    return jdbc.sql(
            "select m.id from message m"
                + criteria.where()
                + " order by m.id fetch first "
                + limit
                + " rows only")
        .params(criteria.values())
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  private static Criteria criteria(LetterFilter filter) {
    return new Criteria()
        .and("m.status = ?", MessageStatus.DEAD.wireName())
        .and("m.connector = ?", filter.connector())
        .and("m.cause = ?", filter.cause())
        .and("m.dead_at >= ?", Times.toColumn(filter.deadFrom()))
        .and("m.dead_at <= ?", Times.toColumn(filter.deadUntil()));
  }

  @Transactional
  public void insert(BulkReplay replay) {
    jdbc.sql(
            "insert into replay (id, operator, connector, cause, dead_from, dead_until,"
                + " per_second, state, total, replayed, skipped, reached, leased_until, started_at,"
                + " updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, null, ?, ?, ?)")
        .params(
            replay.id(),
            replay.operator(),
            replay.filter().connector(),
            replay.filter().cause(),
            Times.toColumn(replay.filter().deadFrom()),
            Times.toColumn(replay.filter().deadUntil()),
            replay.perSecond(),
            replay.state().wireName(),
            replay.total(),
            Times.toColumn(replay.startedAt()),
            Times.toColumn(replay.startedAt()),
            Times.toColumn(replay.startedAt()))
        .update();
  }

  /** The newest first. */
  public List<BulkReplay> newest(int limit) {
    return jdbc.sql("select * from replay order by id desc fetch first ? rows only")
        .param(limit)
        .query(BulkReplays::replay)
        .list();
  }

  public Optional<BulkReplay> find(UUID id) {
    return jdbc.sql("select * from replay where id = ?")
        .param(id)
        .query(BulkReplays::replay)
        .optional();
  }

  /**
   * @return false when it was not in the state {@code from}
   */
  @Transactional
  public boolean turn(UUID id, State from, State to, Instant now) {
    return jdbc.sql("update replay set state = ?, updated_at = ? where id = ? and state = ?")
            .params(to.wireName(), Times.toColumn(now), id, from.wireName())
            .update()
        == 1;
  }

  /** Running ones that no other hub works on; they are this hub's until {@code until}. */
  @Transactional
  public List<BulkReplay> claim(UUID hub, Instant now, Instant until) {
    List<BulkReplay> free =
        jdbc.sql(
                "select * from replay where state = 'running'"
                    + " and (leased_until <= ? or leased_by = ?) for update skip locked")
            .params(Times.toColumn(now), hub.toString())
            .query(BulkReplays::replay)
            .list();
    for (BulkReplay replay : free) {
      jdbc.sql("update replay set leased_by = ?, leased_until = ? where id = ?")
          .params(hub.toString(), Times.toColumn(until), replay.id())
          .update();
    }
    return free;
  }

  /** Notes one letter that was looked at. */
  @Transactional(propagation = Propagation.REQUIRED)
  public void advance(UUID id, UUID reached, boolean replayed, Instant now) {
    jdbc.sql(
            "update replay set reached = ?, replayed = replayed + ?, skipped = skipped + ?,"
                + " updated_at = ? where id = ?")
        .params(reached, replayed ? 1 : 0, replayed ? 0 : 1, Times.toColumn(now), id)
        .update();
  }

  private static LetterGroup group(ResultSet row, int number) throws SQLException {
    return new LetterGroup(
        row.getString("connector"),
        row.getString("cause"),
        row.getLong("n"),
        row.getLong("doubtful"),
        Times.read(row, "oldest"),
        Times.read(row, "newest"));
  }

  private static BulkReplay replay(ResultSet row, int number) throws SQLException {
    return new BulkReplay(
        row.getObject("id", UUID.class),
        row.getString("operator"),
        new LetterFilter(
            row.getString("connector"),
            row.getString("cause"),
            Times.read(row, "dead_from"),
            Times.read(row, "dead_until")),
        row.getInt("per_second"),
        State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
        row.getLong("total"),
        row.getLong("replayed"),
        row.getLong("skipped"),
        row.getObject("reached", UUID.class),
        Times.read(row, "started_at"),
        Times.read(row, "updated_at"));
  }
}
