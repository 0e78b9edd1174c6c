package io.mpphub.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where applications wait for checks. Trouble with the database comes out as Spring's {@code
 * DataAccessException}.
 */
@Component
public class WaitingChecks {

  /** A check of a service, where applications wait for it. */
  public record Place(String service, String check, String connector, String operation) {}

  private static final String OPEN =
      " from message m join application a on a.id = m.application_id"
          + " where m.step_kind = 'check' and m.status in ('ready', 'queued', 'retrying')";

  private static final String AT =
      OPEN + " and a.service = ? and m.step_name = ? and m.connector = ? and m.operation = ?";

  private final JdbcClient jdbc;

  WaitingChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All places where anything waits. */
  public List<Place> places() {
    return jdbc.sql("select distinct a.service, m.step_name, m.connector, m.operation" + OPEN)
        .query(
            (row, n) ->
                new Place(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  /** The messages of some that wait at a place, those that came first. */
  public List<UUID> at(Place place, int limit) {
    return jdbc.sql("select m.id" + AT + " order by m.id fetch first ? rows only")
        .params(place.service(), place.check(), place.connector(), place.operation(), limit)
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
            place.check(),
            place.connector(),
            place.operation())
        .update();
  }
}
