package io.mpphub.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class RepeatableCommitTest {

  private final AtomicInteger writings = new AtomicInteger();

  /** How a transaction ends. */
  private record End(boolean begins, RuntimeException failure) {}

  private static final End COMMITTED = new End(true, null);
  private static final End LOST =
      new End(true, new TransactionSystemException("no answer to the commit"));
  private static final End AWAY = new End(false, new CannotCreateTransactionException("away"));
  private static final End THERE = new End(true, new DuplicateKeyException("it is there"));

  @Test
  void storesOnceWhatTheDatabaseConfirms() {
    keep(COMMITTED);

    assertThat(writings).hasValue(1);
  }

  @Test
  void tellsThatNothingIsStoredWhenNothingWasWritten() {
    assertThatThrownBy(() -> keep(AWAY)).isInstanceOf(CannotCreateTransactionException.class);
    assertThat(writings).hasValue(0);
  }

  @Test
  void tellsThatNothingIsStoredWhenTheWritingFails() {
    RepeatableCommit commits = new RepeatableCommit(transactions(COMMITTED));

    assertThatThrownBy(
            () ->
                commits.keep(
                    () -> {
                      throw new QueryTimeoutException("too slow");
                    }))
        .isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void storesAgainWhatTheDatabaseNeverGot() {
    keep(LOST, COMMITTED);

    assertThat(writings).hasValue(2);
  }

  @Test
  void findsWhatTheDatabaseHadBeforeItsAnswerGotLost() {
    assertThatThrownBy(() -> keep(LOST, THERE)).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void knowsNothingWhileTheDatabaseIsAway() {
    assertThatThrownBy(() -> keep(LOST, AWAY))
        .isInstanceOf(RepeatableCommit.UnknownException.class)
        .hasCause(AWAY.failure());
    assertThatThrownBy(() -> keep(LOST, LOST))
        .isInstanceOf(RepeatableCommit.UnknownException.class);
  }

  private void keep(End... ends) {
    new RepeatableCommit(transactions(ends)).keep(writings::incrementAndGet);
  }

  private static TransactionOperations transactions(End... ends) {
    Deque<End> next = new ArrayDeque<>(Arrays.asList(ends));
    return new TransactionOperations() {
      @Override
      public <T> T execute(TransactionCallback<T> work) {
        End end = next.removeFirst();
        T made = end.begins() ? work.doInTransaction(new SimpleTransactionStatus()) : null;
        if (end.failure() != null) {
          throw end.failure();
        }
        return made;
      }
    };
  }
}
