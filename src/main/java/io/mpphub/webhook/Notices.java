package io.mpphub.webhook;

import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageRows;
import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private static final String OF =
      "exists (select 1 from application a where a.client = ? and a.id = ";

  private final JdbcClient jdbc;

  public Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Newest first.
   *
   * @param owner of whose applications, null for all
   */
  public Page<Message> search(String recipient, String owner, UUID after, int limit) {
    Criteria criteria =
        new Criteria().and("m.connector = ?", recipient).and(OF + "m.application_id)", owner);
    String select = "select " + MessageRows.COLUMNS + " from message m";
    String sql = criteria.page(select, "m.id", after, limit);
    return Page.of(
        jdbc.sql(sql).params(criteria.values()).query(MessageRows::message).list(),
        limit,
        Message::id);
  }

  /** Makes those that wait for a retry due at once. */
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
   * @param owner of whose applications, null for all
   * @param from of messages made at this time or later
   * @param until of messages made before this time
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int startAgain(String recipient, String owner, Instant from, Instant until, Instant now) {
    Criteria criteria =
        new Criteria()
            .and("connector = ?", recipient)
            .and("created_at >= ?", Times.toColumn(from))
            .and("created_at < ?", Times.toColumn(until))
            .and(OF + "message.application_id)", owner)
            .when(true, "status = 'rejected' and body <> 'null'");
    List<Object> values = new ArrayList<>(List.of(Times.toColumn(now), Times.toColumn(now)));
    values.addAll(criteria.values());
    return jdbc.sql(
            "update message set status = 'ready', tries = 0, turn = turn + 1, sends = sends + 1,"
                + " next_attempt_at = null, requeue_at = ?, updated_at = ?"
                + criteria.where())
        .params(values)
        .update();
  }
}
