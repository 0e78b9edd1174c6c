package io.mpphub.delivery.message;

import io.mpphub.application.ApplicationState;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of the table {@code message} and of its dependent tables. */
public final class MessageRows {

  public static final String COLUMNS =
      "m.id, m.application_id, m.step_name, m.step_kind, m.seq, m.connector, m.operation, m.status,"
          + " m.attempts, m.tries,"
          + " m.turn, m.sends, m.receipt, m.maybe_applied, m.cause, m.next_attempt_at, m.requeue_at, m.dead_at,"
          + " m.created_at, m.updated_at, m.doubted_at";

  private MessageRows() {}

  public static Message message(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getObject("id", UUID.class),
        row.getObject("application_id", UUID.class),
        new ChainStep(
            row.getString("step_name"),
            ChainStep.Kind.of(row.getString("step_kind")),
            row.getInt("seq")),
        row.getString("connector"),
        row.getString("operation"),
        Times.read(row, "created_at"),
        new Progress(
            status(row),
            row.getInt("attempts"),
            row.getInt("tries"),
            row.getInt("turn"),
            row.getInt("sends"),
            row.getString("receipt"),
            row.getBoolean("maybe_applied"),
            Times.read(row, "doubted_at"),
            row.getString("cause"),
            Times.read(row, "next_attempt_at"),
            Times.read(row, "requeue_at"),
            Times.read(row, "dead_at"),
            Times.read(row, "updated_at")));
  }

  public static FoundMessage found(ResultSet row, int number) throws SQLException {
    return new FoundMessage(
        message(row, number),
        row.getString("service"),
        ApplicationState.of(row.getString("state")).orElseThrow(),
        row.getString("applicant_nik"));
  }

  static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getInt("number"),
        Times.read(row, "started_at"),
        row.getObject("duration_ms", Long.class),
        row.getString("outcome"),
        row.getObject("http_status", Integer.class),
        row.getString("note"));
  }

  static OperatorAction action(ResultSet row, int number) throws SQLException {
    return new OperatorAction(
        Times.read(row, "at"),
        row.getString("operator"),
        row.getString("action"),
        row.getString("reason"),
        row.getObject("bulk_run", UUID.class));
  }

  static MessageCount count(ResultSet row, int number) throws SQLException {
    return new MessageCount(row.getString("connector"), status(row), row.getLong("n"));
  }

  private static MessageStatus status(ResultSet row) throws SQLException {
    return MessageStatus.of(row.getString("status")).orElseThrow();
  }
}
