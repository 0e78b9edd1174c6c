package io.mpphub.idempotency;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Clients' idempotency keys and the applications that they led to. */
@Component
public class IdempotencyKeys {

  /** A use of a key. */
  public record Use(Fingerprint request, UUID applicationId) {}

  private final JdbcClient jdbc;

  public IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when the client has used the key
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(String client, String key, Use use, Instant now) {
    jdbc.sql(
            "insert into idempotency_key (client, idem_key, request_hash, request_meaning,"
                + " application_id, created_at) values (?, ?, ?, ?, ?, ?)")
        .params(
            client,
            key,
            use.request().bytes(),
            use.request().meaning(),
            use.applicationId(),
            Times.toColumn(now))
        .update();
  }

  public Optional<Use> find(String client, String key) {
    return jdbc.sql(
            "select request_hash, request_meaning, application_id from idempotency_key"
                + " where client = ? and idem_key = ?")
        .params(client, key)
        .query(
            (row, n) ->
                new Use(
                    new Fingerprint(
                        row.getString("request_hash"), row.getString("request_meaning")),
                    row.getObject("application_id", UUID.class)))
        .optional();
  }

  /** Forgets what was used before {@code limit}. */
  public int deleteBefore(Instant limit) {
    return jdbc.sql("delete from idempotency_key where created_at < ?")
        .param(Times.toColumn(limit))
        .update();
  }
}
