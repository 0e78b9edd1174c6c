package io.mpphub.idempotency;

import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ids for records that an agency is asked to make at once. A repeat of the request, also after a
 * crash, gets the first one's id, by which the agency knows it.
 */
public class RepeatableIds {

  private final IdempotencyKeys keys;
  private final Ids ids;
  private final TransactionOperations transaction;
  private final Clock clock;

  public RepeatableIds(
      IdempotencyKeys keys, Ids ids, TransactionOperations transaction, Clock clock) {
    this.keys = keys;
    this.ids = ids;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Keeps the id with the key, in a transaction of its own.
   *
   * @param use null when the front end sent no key: then each request has an id of its own
   * @throws ProblemException {@code hub-unavailable} when nothing could be stored, {@code
   *     idempotency-conflict} when the key was used for another request
   */
  public UUID idFor(Idempotency use) {
    if (use == null) {
      return ids.next();
    }
    try {
      return first(use).orElseGet(() -> keep(use));
    } catch (DuplicateKeyException e) {
      return first(use).orElseThrow(RepeatableIds::unavailable);
    } catch (DataAccessException | TransactionException e) {
      throw unavailable();
    }
  }

  private Optional<UUID> first(Idempotency use) {
    return keys.find(use.client(), use.key()).map(use::sameRequest);
  }

  private UUID keep(Idempotency use) {
    UUID id = ids.next();
    IdempotencyKeys.Use kept = new IdempotencyKeys.Use(use.request(), id);
    transaction.executeWithoutResult(
        status -> keys.insert(use.client(), use.key(), kept, clock.instant()));
    return id;
  }

  private static ProblemException unavailable() {
    return ProblemException.hubUnavailable(
        "The hub can't store anything now; nothing was accepted.");
  }
}
