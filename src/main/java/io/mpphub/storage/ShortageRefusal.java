package io.mpphub.storage;

import io.mpphub.jdbc.DurableCommit;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Refuses transactions that accept something while the hub can't store. Work accepted before goes
 * on: it needs little room, and frees some.
 */
final class ShortageRefusal implements TransactionExecutionListener {

  private final Storage storage;

  ShortageRefusal(Storage storage) {
    this.storage = storage;
  }

  @Override
  public void beforeBegin(TransactionExecution transaction) {
    if (DurableCommit.NAME.equals(transaction.getTransactionName())) {
      storage
          .shortage()
          .ifPresent(
              shortage -> {
                throw new StorageShortException(shortage);
              });
    }
  }
}
