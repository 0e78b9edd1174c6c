package io.mpphub.delivery.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.jdbc.Json;
import io.mpphub.jdbc.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox and the attempts, as the delivery writes them. Trouble with the database comes out as
 * Spring's {@code DataAccessException}.
 */
@Component
public class MessageStore {

  /**
   * A message together with its canonical request.
   *
   * @param body null when the stored text is malformed
   * @param draft the application as the checks before have made it; null for other messages than
   *     checks
   * @param follows true while an earlier message of the same application isn't done
   * @param unchecked true for a submission of a hub that knew no steps, whose checks are still to
   *     be made
   */
  public record Loaded(
      Message message, JsonNode body, JsonNode draft, boolean follows, boolean unchecked) {}

  private static final String FOLLOWS =
      "exists (select 1 from message e where e.application_id = m.application_id"
          + " and e.status in ('ready', 'queued', 'delivering', 'retrying', 'dead')"
          + " and case when m.connector like 'webhook.%' then e.connector = m.connector and e.id < m.id"
          // Not by their ids: the hubs that made them may differ in their clocks.
          + " else e.connector not like 'webhook.%' and e.seq < m.seq end)";

  private static final String LOAD =
      "select "
          + MessageRows.COLUMNS
          + ", m.body, m.draft, m.checks, "
          + FOLLOWS
          + " as follows from message m where m.id = ?";

  private final JdbcClient jdbc;
  private final Json json;

  public MessageStore(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** One that is no check. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(Message message, JsonNode body) {
    insert(message, body, null, List.of());
  }

  /**
   * @param draft the application as it is before this check, null for other messages
   * @param passed the checks that were made at the acceptance, for the application's first message
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(Message message, JsonNode body, JsonNode draft, List<PassedCheck> passed) {
    Progress progress = message.progress();
    jdbc.sql(
            "insert into message (id, application_id, step_name, step_kind, seq, connector,"
                + " operation, body, draft, passed, status, attempts, tries, turn, sends,"
                + " maybe_applied, doubted_at, requeue_at, created_at, updated_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?, ?, ?)")
        .params(
            message.id(),
            message.applicationId(),
            message.step().name(),
            message.step().kind().wireName(),
            message.step().seq(),
            message.connector(),
            message.operation(),
            json.write(body),
            json.write(draft),
            passed.isEmpty() ? null : json.write(passed),
            progress.status().wireName(),
            progress.maybeApplied(),
            Times.toColumn(progress.doubtedAt()),
            Times.toColumn(progress.requeueAt()),
            Times.toColumn(message.createdAt()),
            Times.toColumn(progress.updatedAt()))
        .update();
  }

  public Optional<Loaded> load(UUID id) {
    return jdbc.sql(LOAD)
        .param(id)
        .query(
            (row, n) ->
                new Loaded(
                    MessageRows.message(row, n),
                    json.treeIfReadable(row.getString("body")),
                    json.treeIfReadable(row.getString("draft")),
                    row.getBoolean("follows"),
                    row.getString("checks") != null))
        .optional();
  }

  /** Without its request. */
  public Optional<Message> find(UUID id) {
    return jdbc.sql("select " + MessageRows.COLUMNS + " from message m where m.id = ?")
        .param(id)
        .query(MessageRows::message)
        .optional();
  }

  /** The checks that were made at the acceptance, in their order. */
  public List<PassedCheck> passedAtAcceptance(UUID application) {
    return jdbc.sql("select passed from message where application_id = ? and passed is not null")
        .param(application)
        .query((row, n) -> List.of(json.read(row.getString("passed"), PassedCheck[].class)))
        .optional()
        .orElse(List.of());
  }

  /** The messages of an application to agencies, in the order of its steps. */
  public List<Message> ofApplication(UUID application) {
    return jdbc.sql(
            "select "
                + MessageRows.COLUMNS
                + " from message m where m.application_id = ? and m.connector not like 'webhook.%'"
                + " order by m.seq")
        .param(application)
        .query(MessageRows::message)
        .list();
  }

  /**
   * Stores a message's progress; the message that follows it is due once it is done.
   *
   * @param turn the turn the message had when it was read
   * @return false when it has had another turn since: nothing is written
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean save(Message message, int turn) {
    Progress progress = message.progress();
    boolean saved =
        jdbc.sql(
                    "update message set status = ?, attempts = ?, tries = ?, turn = ?, sends = ?,"
                        + " receipt = ?, maybe_applied = ?, cause = ?, next_attempt_at = ?, requeue_at = ?, dead_at = ?,"
                        + " updated_at = ?, doubted_at = ? where id = ? and turn = ?")
                .params(
                    progress.status().wireName(),
                    progress.attempts(),
                    progress.tries(),
                    progress.turn(),
                    progress.sends(),
                    progress.receipt(),
                    progress.maybeApplied(),
                    progress.cause(),
                    Times.toColumn(progress.nextAttemptAt()),
                    Times.toColumn(progress.requeueAt()),
                    Times.toColumn(progress.deadAt()),
                    Times.toColumn(progress.updatedAt()),
                    Times.toColumn(progress.doubtedAt()),
                    message.id(),
                    turn)
                .update()
            == 1;
    if (saved && progress.status().isClosed() && progress.status() != MessageStatus.DEAD) {
      wake(message.applicationId(), progress.updatedAt());
    }
    return saved;
  }

  /** Makes due what followed a message of the application that has come to its end. */
  private void wake(UUID application, Instant now) {
    jdbc.sql(
            "update message m set requeue_at = ? where m.application_id = ?"
                + " and m.status = 'retrying' and m.next_attempt_at is null and not "
                + FOLLOWS)
        .params(Times.toColumn(now), application)
        .update();
  }

  /**
   * State of an attempt whose message was read a while ago.
   *
   * @param own false when another has taken the message over
   * @param over true when it is no longer wanted: the application has been taken back, or has ended
   */
  public record Standing(boolean own, boolean over) {}

  /**
   * Returns the attempt's state; to be asked before each call, since the attempt may have been held
   * up for long.
   */
  public Standing standing(Message message) {
    return jdbc.sql(
            "select a.withdrawal_asked_at is not null"
                + " and (a.withdrawal is null or a.withdrawal <> m.id)"
                + " or a.state in ('approved', 'rejected', 'withdrawn') as over_now"
                + " from message m join application a on a.id = m.application_id"
                + " where m.id = ? and m.turn = ? and m.status = 'delivering'")
        .params(message.id(), message.progress().turn())
        .query((row, n) -> new Standing(true, row.getBoolean("over_now")))
        .optional()
        .orElse(new Standing(false, false));
  }

  /** The broker has it. Without effect when a consumer was faster. */
  public void markQueued(Message message, Instant requeueAt) {
    jdbc.sql(
            "update message set status = 'queued', requeue_at = ?"
                + " where id = ? and status = 'ready' and turn = ? and sends = ?")
        .params(
            Times.toColumn(requeueAt),
            message.id(),
            message.progress().turn(),
            message.progress().sends())
        .update();
  }

  /** Removes the draft of a check that is done: it is with the next step. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetDraft(UUID message) {
    jdbc.sql("update message set draft = null where id = ?").param(message).update();
  }

  /** Turns a submission that was stored without steps into this check. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void become(Message check, JsonNode body, JsonNode draft) {
    jdbc.sql(
            "update message set checks = null, step_name = ?, step_kind = ?, seq = ?,"
                + " connector = ?, operation = ?, body = ?, draft = ? where id = ?")
        .params(
            check.step().name(),
            check.step().kind().wireName(),
            check.step().seq(),
            check.connector(),
            check.operation(),
            json.write(body),
            json.write(draft),
            check.id())
        .update();
  }

  /** Locks messages whose time to be handed to the broker again has come; skips locked ones. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Message> due(Instant now, int limit) {
    return jdbc.sql(
            "select "
                + MessageRows.COLUMNS
                + " from message m where m.requeue_at <= ? order by m.requeue_at"
                + " fetch first ? rows only for update skip locked")
        .params(Times.toColumn(now), limit)
        .query(MessageRows::message)
        .list();
  }

  /** Opens the attempt that the message's progress counts last. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(Message message, Instant startedAt, String note) {
    jdbc.sql("insert into attempt (message_id, number, started_at, note) values (?, ?, ?, ?)")
        .params(message.id(), message.progress().attempts(), Times.toColumn(startedAt), note)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void close(
      UUID message, int number, String outcome, Integer httpStatus, Duration took, String note) {
    jdbc.sql(
            "update attempt set duration_ms = ?, outcome = ?, http_status = ?,"
                + " note = coalesce(?, note) where message_id = ? and number = ?")
        .params(took.toMillis(), outcome, httpStatus, note, message, number)
        .update();
  }

  /** The attempt has no outcome and never will. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void abandon(UUID message, int number, String note) {
    jdbc.sql("update attempt set note = ? where message_id = ? and number = ?")
        .params(note, message, number)
        .update();
  }

  /** The attempt never was one. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(UUID message, int number) {
    jdbc.sql("delete from attempt where message_id = ? and number = ?")
        .params(message, number)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void record(UUID message, OperatorAction action) {
    jdbc.sql(
            "insert into operator_action (message_id, at, operator, action, reason, bulk_run)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            message,
            Times.toColumn(action.at()),
            action.operator(),
            action.action(),
            action.reason(),
            action.run())
        .update();
  }
}
