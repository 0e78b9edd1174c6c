package io.mpphub.retention;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes data at the end of its retention time, a few rows a transaction, so that nothing else
 * waits. The rows' space is used again. Messages in flight, and those that wait for an operator,
 * are never deleted.
 */
@Component
public class Retention {

  private static final String CLOSED = "('delivered', 'rejected', 'discarded')";
  private static final String FINAL = "('approved', 'rejected', 'withdrawn', 'failed')";

  private final JdbcClient jdbc;

  public Retention(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Empties the bodies of messages that were closed before {@code limit}.
   *
   * @return how many, at most {@code batch}
   */
  @Transactional
  public int forgetBodies(Instant limit, int batch) {
    List<UUID> old =
        old(
            "select id from message where status in "
                + CLOSED
                + " and updated_at < ? and body <> 'null'",
            limit,
            batch);
    return each("update message set body = 'null', draft = null where id = ?", old);
  }

  /**
   * Deletes applications that came to an end before {@code limit} with all that belongs to them. An
   * application whose agency never told a decision ends with its delivery.
   *
   * @return how many, at most {@code batch}
   */
  @Transactional
  public int forgetApplications(Instant limit, int batch) {
    List<UUID> old =
        old(
            "select a.id from application a where a.updated_at < ? and (a.state in "
                + FINAL
                + " or a.state = 'delivered') and not exists (select 1 from message m where"
                + " m.application_id = a.id and m.status not in "
                + CLOSED
                + ")",
            limit,
            batch);
    String ofThem = " where message_id in (select id from message where application_id = ?)";
    each("delete from attempt" + ofThem, old);
    each("delete from operator_action" + ofThem, old);
    each("delete from message where application_id = ?", old);
    each("delete from document where application_id = ?", old);
    each("delete from application_history where application_id = ?", old);
    return each("delete from application where id = ?", old);
  }

  /**
   * Deletes what agencies sent before {@code limit} and could not be read.
   *
   * @return how many, at most {@code batch}
   */
  @Transactional
  public int forgetInvalid(Instant limit, int batch) {
    List<UUID> old = old("select id from invalid_row where received_at < ?", limit, batch);
    return each("delete from invalid_row where id = ?", old);
  }

  /**
   * Deletes readings of residents' data that were made before {@code limit}.
   *
   * @return how many, at most {@code batch}
   */
  @Transactional
  public int forgetAccesses(Instant limit, int batch) {
    List<UUID> old = old("select id from access_record where at < ?", limit, batch);
    return each("delete from access_record where id = ?", old);
  }

  /**
   * Forgets whose the bookings are that were made before {@code limit}.
   *
   * @return how many, at most {@code batch}
   */
  @Transactional
  public int forgetBookings(Instant limit, int batch) {
    List<UUID> old = old("select id from booking where made_at < ?", limit, batch);
    return each("delete from booking where id = ?", old);
  }

  /**
   * Forgets batch after batch, each in a transaction of its own, until one isn't full.
   *
   * @param forget one of the above; takes the size of a batch
   * @return how many in all
   */
  public static int all(int batch, IntUnaryOperator forget) {
    int sum = 0;
    int last;
    do {
      last = forget.applyAsInt(batch);
      sum += last;
    } while (last == batch);
    return sum;
  }

  /** Locks the rows; those that another hub forgets are skipped. */
  private List<UUID> old(String select, Instant limit, int batch) {
    return jdbc.sql(select + " fetch first " + batch + " rows only for update skip locked")
        .param(Times.toColumn(limit))
        .query(UUID.class)
        .list();
  }

  private int each(String sql, List<UUID> ids) {
    ids.forEach(id -> jdbc.sql(sql).param(id).update());
    return ids.size();
  }

  /**
   * Characters of message bodies, by connector. Reads many rows: not for every minute.
   *
   * @param since of messages accepted at this time or later
   */
  public Map<String, Long> bodySizes(Instant since) {
    return jdbc
        .sql(
            "select connector, sum(length(body)) as n from message where created_at >= ?"
                + " group by connector")
        .param(Times.toColumn(since))
        .query((row, number) -> Map.entry(row.getString("connector"), row.getLong("n")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
