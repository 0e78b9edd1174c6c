package io.mpphub.delivery.queue;

import io.mpphub.jdbc.Times;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The routes that operators have stopped, for every hub of the mall. Trouble with the database
 * comes out as Spring's {@code DataAccessException}.
 */
@Component
public class StoppedRoutes {

  private final JdbcClient jdbc;
  private final Clock clock;

  StoppedRoutes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Their ids. */
  public Set<String> all() {
    return new HashSet<>(jdbc.sql("select route from stopped_route").query(String.class).list());
  }

  /** Without effect when it is stopped already. */
  public void add(String route, String operator) {
    try {
      jdbc.sql("insert into stopped_route (route, at, stopped_by) values (?, ?, ?)")
          .params(route, Times.toColumn(clock.instant()), operator)
          .update();
    } catch (DuplicateKeyException e) {
      // Another operator was faster, perhaps at another hub.
      return;
    }
  }

  /** Without effect when it isn't stopped. */
  public void remove(String route) {
    jdbc.sql("delete from stopped_route where route = ?").param(route).update();
  }
}
