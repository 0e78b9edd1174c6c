package io.mpphub.delivery.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Json;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages, their attempts and dead letters, read-only, for operators. Trouble with the database
 * comes out as Spring's {@code DataAccessException}.
 */
@Component
public class Messages {

  private static final String ON_ITS_WAY = "('ready', 'queued', 'delivering', 'retrying')";

  private final JdbcClient jdbc;
  private final Json json;

  public Messages(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public Optional<Message> find(UUID id) {
    return jdbc.sql("select " + MessageRows.COLUMNS + " from message m where m.id = ?")
        .param(id)
        .query(MessageRows::message)
        .optional();
  }

  /** The canonical request. Personal data: reading it is a right of its own. */
  public Optional<JsonNode> body(UUID id) {
    return jdbc.sql("select body from message where id = ?")
        .param(id)
        .query((row, n) -> json.tree(row.getString("body")))
        .optional();
  }

  /** Those to agencies. Newest first. */
  public Page<FoundMessage> search(MessageQuery query) {
    Criteria criteria =
        new Criteria()
            .and("m.connector not like ?", Message.RECEIVER + "%")
            .and("m.application_id = ?", query.applicationId())
            .and("a.agency_reference = ?", query.reference())
            .and(
                "a.id in (select application_id from application_trace where trace_id = ?)",
                query.traceId())
            .and("m.connector = ?", query.connector())
            .and("m.status = ?", query.status() == null ? null : query.status().wireName())
            .when(query.onItsWay(), "m.status in " + ON_ITS_WAY)
            .and("a.applicant_nik = ?", query.nik())
            .and("a.service = ?", query.service())
            .and("a.state = ?", query.state() == null ? null : query.state().wireName());
    String select =
        "select "
            + MessageRows.COLUMNS
            + ", a.service, a.state, a.applicant_nik"
            + " from message m join application a on a.id = m.application_id";
    String sql = criteria.page(select, "m.id", query.after(), query.limit());
    return Page.of(
        jdbc.sql(sql).params(criteria.values()).query(MessageRows::found).list(),
        query.limit(),
        found -> found.message().id());
  }

  /** Oldest first. */
  public List<Attempt> attempts(UUID message) {
    return jdbc.sql("select * from attempt where message_id = ? order by number")
        .param(message)
        .query(MessageRows::attempt)
        .list();
  }

  /** Oldest first. */
  public List<OperatorAction> actions(UUID message) {
    return jdbc.sql("select * from operator_action where message_id = ? order by at")
        .param(message)
        .query(MessageRows::action)
        .list();
  }

  /**
   * Counts of messages that aren't delivered, rejected or discarded: those would make it a long
   * count.
   */
  public List<MessageCount> openCounts() {
    return jdbc.sql(
            "select connector, status, count(*) as n from message where status in"
                + " ('ready', 'queued', 'delivering', 'retrying', 'dead')"
                + " group by connector, status order by connector, status")
        .query(MessageRows::count)
        .list();
  }

  /** When the message was accepted that has been on its way to the agency the longest. */
  public Optional<Instant> oldestOnItsWay(String connector) {
    return jdbc.sql(
            "select min(created_at) as oldest from message where connector = ? and status in "
                + ON_ITS_WAY)
        .param(connector)
        .query((row, number) -> Optional.ofNullable(Times.read(row, "oldest")))
        .single();
  }
}
