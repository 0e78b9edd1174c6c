package io.mpphub.delivery.queue;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mark by which the broker's store is known as the hub's, and the repair when it is gone.
 * Trouble with the database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class BrokerMarks {

  private final JdbcClient jdbc;

  public BrokerMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty when the broker was never given one. */
  public Optional<UUID> find() {
    return mark("select mark from broker_mark");
  }

  /** Returns the mark and locks it against other hubs. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> lock() {
    return mark("select mark from broker_mark for update");
  }

  private Optional<UUID> mark(String sql) {
    return jdbc.sql(sql)
        .query((row, n) -> Optional.ofNullable(row.getObject("mark", UUID.class)))
        .single();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(UUID mark) {
    jdbc.sql("update broker_mark set mark = ?").param(mark).update();
  }

  /**
   * Makes all messages due that the broker had, each at its own time: none of them comes by itself.
   * A message that follows another rests in the store and is left alone.
   *
   * @return their number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int requeue(Instant now) {
    return jdbc.sql(
            "update message set requeue_at = case when next_attempt_at > ? then next_attempt_at"
                + " else ? end where requeue_at > ? and (status in ('queued', 'delivering')"
                + " or status = 'retrying' and next_attempt_at is not null)")
        .params(Times.toColumn(now), Times.toColumn(now), Times.toColumn(now))
        .update();
  }
}
