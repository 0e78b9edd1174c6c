package io.mpphub.delivery.letter;

import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.BulkRun.State;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replays and discards of many dead letters: the order and progress of each. Trouble with the
 * database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class BulkRuns {

  private final JdbcClient jdbc;

  BulkRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  public void insert(BulkRun run) {
    LetterFilter filter = run.filter();
    jdbc.sql(
            "insert into bulk_run (id, action, operator, reason, connector, service, cause,"
                + " maybe_applied, dead_from, dead_until, per_second, state, total, done, skipped,"
                + " leased_until, started_at, updated_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)")
        .params(
            run.id(),
            run.action().wireName(),
            run.operator(),
            run.reason(),
            filter.connector(),
            filter.service(),
            filter.cause(),
            filter.maybeApplied(),
            Times.toColumn(filter.deadFrom()),
            Times.toColumn(filter.deadUntil()),
            run.perSecond(),
            run.state().wireName(),
            run.total(),
            Times.toColumn(run.startedAt()),
            Times.toColumn(run.startedAt()),
            Times.toColumn(run.startedAt()))
        .update();
  }

  /**
   * The newest first.
   *
   * @param action null for all
   */
  public List<BulkRun> newest(Action action, int limit) {
    Criteria criteria = new Criteria().and("action = ?", action == null ? null : action.wireName());
    String sql = criteria.page("select * from bulk_run", "id", null, limit - 1);
    return jdbc.sql(sql).params(criteria.values()).query(BulkRuns::run).list();
  }

  public Optional<BulkRun> find(UUID id) {
    return jdbc.sql("select * from bulk_run where id = ?")
        .param(id)
        .query(BulkRuns::run)
        .optional();
  }

  /** Returns the outcome of the letters that it has dealt with: their number by current status. */
  public Map<MessageStatus, Long> outcome(UUID id) {
    Map<MessageStatus, Long> outcome = new TreeMap<>();
    jdbc.sql(
            "select m.status, count(*) as n from operator_action o"
                + " join message m on m.id = o.message_id where o.bulk_run = ? group by m.status")
        .param(id)
        .query(
            row -> {
              outcome.put(
                  MessageStatus.of(row.getString("status")).orElseThrow(), row.getLong("n"));
            });
    return outcome;
  }

  /**
   * @return false when it doesn't run
   */
  @Transactional
  public boolean stop(UUID id, String operator, Instant now) {
    return jdbc.sql(
                "update bulk_run set state = 'stopped', stopped_by = ?, updated_at = ?"
                    + " where id = ? and state = 'running'")
            .params(operator, Times.toColumn(now), id)
            .update()
        == 1;
  }

  /**
   * @return false when it isn't stopped
   */
  @Transactional
  public boolean resume(UUID id, Instant now) {
    return jdbc.sql(
                "update bulk_run set state = 'running', updated_at = ?"
                    + " where id = ? and state = 'stopped'")
            .params(Times.toColumn(now), id)
            .update()
        == 1;
  }

  /** Records that all letters have been looked at: those not done were not dead any more. */
  @Transactional
  public void finish(UUID id, Instant now) {
    jdbc.sql(
            "update bulk_run set state = 'done', updated_at = ?,"
                + " skipped = case when total > done then total - done else skipped end"
                + " where id = ? and state = 'running'")
        .params(Times.toColumn(now), id)
        .update();
  }

  /** Running ones that no other hub works on; they are this hub's until {@code until}. */
  @Transactional
  public List<BulkRun> claim(UUID hub, Instant now, Instant until) {
    List<BulkRun> free =
        jdbc.sql(
                "select * from bulk_run where state = 'running'"
                    + " and (leased_until <= ? or leased_by = ?) for update skip locked")
            .params(Times.toColumn(now), hub.toString())
            .query(BulkRuns::run)
            .list();
    for (BulkRun run : free) {
      jdbc.sql("update bulk_run set leased_by = ?, leased_until = ? where id = ?")
          .params(hub.toString(), Times.toColumn(until), run.id())
          .update();
    }
    return free;
  }

  /**
   * Notes one letter that was looked at, in the transaction that does it.
   *
   * @param done false when it was not dead any more
   * @return false when the run was stopped or another hub has it: nothing may be done for it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean advance(UUID id, UUID hub, UUID reached, boolean done, Instant now) {
    return jdbc.sql(
                "update bulk_run set reached = ?, done = done + ?, skipped = skipped + ?,"
                    + " updated_at = ? where id = ? and state = 'running' and leased_by = ?")
            .params(reached, done ? 1 : 0, done ? 0 : 1, Times.toColumn(now), id, hub.toString())
            .update()
        == 1;
  }

  private static BulkRun run(ResultSet row, int number) throws SQLException {
    return new BulkRun(
        row.getObject("id", UUID.class),
        Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
        row.getString("operator"),
        row.getString("reason"),
        new LetterFilter(
            row.getString("connector"),
            row.getString("service"),
            row.getString("cause"),
            row.getObject("maybe_applied", Boolean.class),
            Times.read(row, "dead_from"),
            Times.read(row, "dead_until")),
        row.getInt("per_second"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("total"),
        row.getLong("done"),
        row.getLong("skipped"),
        row.getObject("reached", UUID.class),
        row.getString("stopped_by"),
        Times.read(row, "started_at"),
        Times.read(row, "updated_at"));
  }
}
