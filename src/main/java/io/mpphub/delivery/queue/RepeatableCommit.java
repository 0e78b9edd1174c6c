package io.mpphub.delivery.queue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores what has ids of its own, and finds out what became of it when the answer to the commit was
 * lost: by storing it once more.
 */
public final class RepeatableCommit {

  /** Stored or not: unknown, since the database doesn't tell. */
  public static final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownException(Throwable cause) {
      super("the outcome of a commit is unknown", cause);
    }
  }

  private final TransactionOperations transaction;

  public RepeatableCommit(TransactionOperations transaction) {
    this.transaction = transaction;
  }

  /**
   * @param work inserts at least one row with a unique id
   * @throws DuplicateKeyException when one of its keys is there already: another's, or its own
   * @throws DataAccessException or TransactionException when nothing is stored
   * @throws UnknownException when the database is away since the commit
   */
  public void keep(Runnable work) {
    boolean[] written = new boolean[1];
    try {
      transaction.executeWithoutResult(
          status -> {
            work.run();
            written[0] = true;
          });
    } catch (DataAccessException | TransactionException e) {
      if (!written[0]) {
        throw e;
      }
      keepAgain(work);
    }
  }

  /** Waits for a commit that is still under way: both insert the same key. */
  private void keepAgain(Runnable work) {
    try {
      transaction.executeWithoutResult(status -> work.run());
    } catch (DuplicateKeyException e) {
      throw e;
    } catch (DataAccessException | TransactionException e) {
      throw new UnknownException(e);
    }
  }
}
