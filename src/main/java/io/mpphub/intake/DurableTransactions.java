package io.mpphub.intake;

import io.mpphub.jdbc.DurableCommit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions after which an agency is told that the hub has its message. Within a transaction of
 * the caller's the work is a part of that one.
 */
@Component
class DurableTransactions {

  private final TransactionTemplate transaction;

  DurableTransactions(PlatformTransactionManager transactions) {
    transaction = DurableCommit.durable(transactions);
  }

  void keep(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }
}
