package io.mpphub.gateway;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which client made which booking; the booking itself is its agency's. Trouble with the database
 * comes out as Spring's {@code DataAccessException}.
 */
@Component
public class Bookings {

  private final JdbcClient jdbc;

  public Bookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when it is noted already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(UUID booking, String client, Instant now) {
    jdbc.sql("insert into booking (id, client, made_at) values (?, ?, ?)")
        .params(booking, client, Times.toColumn(now))
        .update();
  }

  /** Empty for one that no client made since hubs note it. */
  public Optional<String> client(UUID booking) {
    return jdbc.sql("select client from booking where id = ?")
        .param(booking)
        .query(String.class)
        .optional();
  }
}
