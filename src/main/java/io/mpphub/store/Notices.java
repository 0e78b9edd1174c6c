package io.mpphub.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages of one recipient that isn't an agency, all at once. Trouble with the database comes
 * out as Spring's {@code DataAccessException}.
 */
@Component
public class Notices {

  private static final String OPEN = "('ready', 'queued', 'delivering', 'retrying')";

  private final JdbcClient jdbc;

  Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  public Page<Message> search(String recipient, UUID after, int limit) {
    Criteria criteria = new Criteria().and("m.connector = ?", recipient);
    String select = "select " + MessageRows.COLUMNS + " from message m";
    String sql = criteria.page(select, "m.id", after, limit);
    return Page.of(
        jdbc.sql(sql).params(criteria.values()).query(MessageRows::message).list(),
        limit,
        Message::id);
  }

  /** Lets those that wait for another try go out at once. */
  public void hurry(String recipient, Instant now) {
    jdbc.sql("update message set requeue_at = ? where connector = ? and status = 'retrying'")
        .params(Times.toColumn(now), recipient)
        .update();
  }

  /** Ends all that is on its way; attempts under way end without effect. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveUp(String recipient, String cause, Instant now) {
    jdbc.sql(
            "update message set status = 'rejected', cause = ?, turn = turn + 1, requeue_at = null,"
                + " next_attempt_at = null, updated_at = ? where connector = ? and status in "
                + OPEN)
        .params(cause, Times.toColumn(now), recipient)
        .update();
  }

  /**
   * Ends what is on its way to webhooks that are not there or enabled any more: a change that was
   * made at the same moment may not have known.
   *
   * @return how many
   */
  @Transactional
  public int giveUpOrphans(String cause, Instant now) {
    return jdbc.sql(
            "update message set status = 'rejected', cause = ?, turn = turn + 1, requeue_at = null,"
                + " next_attempt_at = null, updated_at = ? where connector like 'webhook.%'"
                + " and status in "
                + OPEN
                + " and not exists (select 1 from webhook w where w.state = 'enabled'"
                + " and message.connector = 'webhook.' || cast(w.id as varchar(36)))")
        .params(cause, Times.toColumn(now))
        .update();
  }

  /**
   * Starts those afresh that were given up.
   *
   * @param from of messages made at this time or later
   * @param until of messages made before this time
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int startAgain(String recipient, Instant from, Instant until, Instant now) {
    return jdbc.sql(
            "update message set status = 'ready', tries = 0, turn = turn + 1, sends = sends + 1,"
                + " next_attempt_at = null, requeue_at = ?, updated_at = ? where connector = ?"
                + " and status = 'rejected' and created_at >= ? and created_at < ?"
                + " and body <> 'null'")
        .params(
            Times.toColumn(now),
            Times.toColumn(now),
            recipient,
            Times.toColumn(from),
            Times.toColumn(until))
        .update();
  }
}
