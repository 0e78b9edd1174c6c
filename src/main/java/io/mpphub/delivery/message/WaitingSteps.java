package io.mpphub.delivery.message;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where applications wait for checks, or to be submitted. Trouble with the database comes out as
 * Spring's {@code DataAccessException}.
 */
@Component
public class WaitingSteps {

  /**
   * Where applications of a service wait.
   *
   * @param step for what; its {@code seq} says nothing
   */
  public record Place(String service, ChainStep step, String connector, String operation) {}

  private static final String OPEN =
      " from message m join application a on a.id = m.application_id"
          + " where m.status in ('ready', 'queued', 'retrying') and (m.step_kind = 'check'"
          // A message that an agency may have got can't go to another one.
          + " or m.step_kind = 'submit' and m.maybe_applied = false and m.checks is null)";

  private static final String AT =
      OPEN
          + " and a.service = ? and m.step_kind = ? and m.step_name = ? and m.connector = ?"
          + " and m.operation = ?";

  private final JdbcClient jdbc;

  WaitingSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All places where anything waits. */
  public List<Place> places() {
    return jdbc.sql(
            "select distinct a.service, m.step_name, m.step_kind, m.connector, m.operation" + OPEN)
        .query(
            (row, n) ->
                new Place(
                    row.getString(1),
                    new ChainStep(row.getString(2), ChainStep.Kind.of(row.getString(3)), 0),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  /** The messages of some that wait at a place, those that came first. */
  public List<UUID> at(Place place, int limit) {
    return jdbc.sql("select m.id" + AT + " order by m.id fetch first ? rows only")
        .params(
            place.service(),
            place.step().kind().wireName(),
            place.step().name(),
            place.connector(),
            place.operation(),
            limit)
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Makes due what rests at a place for this cause. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void wake(Place place, String cause, Instant now) {
    jdbc.sql(
            "update message set requeue_at = ? where status = 'retrying' and next_attempt_at is null"
                + " and cause = ? and id in (select m.id"
                + AT
                + ")")
        .params(
            Times.toColumn(now),
            cause,
            place.service(),
            place.step().kind().wireName(),
            place.step().name(),
            place.connector(),
            place.operation())
        .update();
  }
}
