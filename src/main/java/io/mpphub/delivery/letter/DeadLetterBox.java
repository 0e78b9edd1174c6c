package io.mpphub.delivery.letter;

import io.mpphub.delivery.message.FoundMessage;
import io.mpphub.delivery.message.MessageRows;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All dead letters, by filter. Changes nothing. Trouble with the database comes out as Spring's
 * {@code DataAccessException}.
 */
@Component
public class DeadLetterBox {

  private final JdbcClient jdbc;

  DeadLetterBox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Returns the letters that a filter finds now, the largest group first; groups with only older
   * letters among them.
   */
  public List<LetterGroup> groups(LetterFilter filter) {
    Instant from = filter.deadFrom() == null ? Instant.EPOCH : filter.deadFrom();
    Criteria criteria = criteria(filter.within(null, filter.deadUntil()));
    String table =
        "select m.connector, m.cause, m.dead_at, m.maybe_applied,"
            + " case when m.dead_at >= ? then 1 else 0 end as young from message m"
            + criteria.where();
    return jdbc.sql(
            "select connector, cause, sum(young) as n,"
                + " sum(case when maybe_applied then young else 0 end) as doubtful,"
                + " count(*) - sum(young) as older,"
                + " min(case when young = 1 then dead_at end) as oldest,"
                + " max(case when young = 1 then dead_at end) as newest from ("
                + table
                + ") letter group by connector, cause order by n desc, connector, cause")
        .param(Times.toColumn(from))
        .params(criteria.values())
        .query(DeadLetterBox::group)
        .list();
  }

  /** Newest first, from after {@code after} (null: from the start). */
  public Page<FoundMessage> page(LetterFilter filter, UUID after, int limit) {
    Criteria criteria = criteria(filter);
    String select =
        "select "
            + MessageRows.COLUMNS
            + ", a.service, a.state, a.applicant_nik"
            + " from message m join application a on a.id = m.application_id";
    String sql = criteria.page(select, "m.id", after, limit);
    return Page.of(
        jdbc.sql(sql).params(criteria.values()).query(MessageRows::found).list(),
        limit,
        found -> found.message().id());
  }

  /** The next letters after {@code reached} (null: the first), in the order of their ids. */
  public List<DeadLetter> after(LetterFilter filter, UUID reached, int limit) {
    Criteria criteria = criteria(filter).and("m.id > ?", reached);
    return jdbc.sql(
            "select m.id, m.connector from message m"
                + criteria.where()
                + " order by m.id fetch first "
                + limit
                + " rows only")
        .params(criteria.values())
        .query((row, n) -> new DeadLetter(row.getObject("id", UUID.class), row.getString(2)))
        .list();
  }

  /** A service is no join: H2 would begin with all its applications, and most of them are well. */
  private static Criteria criteria(LetterFilter filter) {
    return new Criteria()
        .and("m.status = ?", MessageStatus.DEAD.wireName())
        .and("m.connector = ?", filter.connector())
        .and(
            "exists (select 1 from application s where s.id = m.application_id and s.service = ?)",
            filter.service())
        .and("m.cause = ?", filter.cause())
        .and("m.maybe_applied = ?", filter.maybeApplied())
        .and("m.dead_at >= ?", Times.toColumn(filter.deadFrom()))
        .and("m.dead_at <= ?", Times.toColumn(filter.deadUntil()));
  }

  private static LetterGroup group(ResultSet row, int number) throws SQLException {
    return new LetterGroup(
        row.getString("connector"),
        row.getString("cause"),
        row.getLong("n"),
        row.getLong("doubtful"),
        row.getLong("older"),
        Times.read(row, "oldest"),
        Times.read(row, "newest"));
  }
}
