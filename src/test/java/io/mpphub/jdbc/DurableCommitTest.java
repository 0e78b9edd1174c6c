package io.mpphub.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionExecution;

class DurableCommitTest {

  private final List<String> executed = new ArrayList<>();
  private final DurableCommit commit =
      new DurableCommit(
          new JdbcTemplate() {
            @Override
            public void execute(String sql) {
              executed.add(sql);
            }
          });

  @Test
  void onlyAPromiseWaitsForTheDisk() {
    commit.afterCommit(transaction("some", true, false), null);
    commit.afterCommit(transaction(DurableCommit.NAME, true, false), null);

    assertThat(executed).containsExactly("checkpoint", "checkpoint sync");
  }

  @Test
  void whatWroteNothingWritesNothing() {
    commit.afterCommit(transaction("some", true, true), null);
    commit.afterCommit(transaction("some", false, false), null);
    commit.afterCommit(transaction("some", true, false), new IllegalStateException());

    assertThat(executed).isEmpty();
  }

  private static TransactionExecution transaction(String name, boolean isNew, boolean readOnly) {
    return new TransactionExecution() {
      @Override
      public String getTransactionName() {
        return name;
      }

      @Override
      public boolean isNewTransaction() {
        return isNew;
      }

      @Override
      public boolean isReadOnly() {
        return readOnly;
      }
    };
  }
}
