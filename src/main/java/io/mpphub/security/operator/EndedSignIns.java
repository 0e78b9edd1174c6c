package io.mpphub.security.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sign-ins that were signed out before their time, for all hubs. While the database is away a hub
 * knows only those that were signed out with it, and notes them later: operators need the console
 * most when something is away.
 */
public final class EndedSignIns {

  private static final Logger LOG = LoggerFactory.getLogger(EndedSignIns.class);

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Map<String, Instant> notYetNoted = new ConcurrentHashMap<>();

  public EndedSignIns(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** True when it was signed out, as far as this hub can know. */
  boolean contains(String id) {
    if (notYetNoted.containsKey(id)) {
      return true;
    }
    try {
      noteAll();
      return jdbc.sql("select count(*) from ended_sign_in where id = ?")
              .param(id)
              .query(Integer.class)
              .single()
          > 0;
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("Who was signed out at another hub is not known", e);
      return false;
    }
  }

  /**
   * Never fails.
   *
   * @param until when it would have ended anyway
   */
  void add(String id, Instant until) {
    notYetNoted.put(id, until);
    try {
      noteAll();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn(
          "A sign-out can't be stored ({}); until it is, other hubs don't know of it",
          e.getClass().getSimpleName());
    }
  }

  private void noteAll() {
    for (Map.Entry<String, Instant> signIn : notYetNoted.entrySet()) {
      note(signIn.getKey(), signIn.getValue());
      notYetNoted.remove(signIn.getKey());
    }
  }

  private void note(String id, Instant until) {
    jdbc.sql("delete from ended_sign_in where until < ?").param(time(clock.instant())).update();
    try {
      // On disk before it is announced, as the embedded database does for transactions.
      transaction.executeWithoutResult(
          status ->
              jdbc.sql("insert into ended_sign_in (id, until) values (?, ?)")
                  .params(id, time(until))
                  .update());
    } catch (DuplicateKeyException e) {
      // Twice, perhaps at another hub.
      LOG.trace("Signed out already");
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
