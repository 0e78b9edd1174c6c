package io.mpphub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class PromptDataSourceTest {

  /** A pool that is asked, and waits in vain while it is down. */
  private static final class Pool extends AbstractDataSource {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;

    @Override
    public Connection getConnection() throws SQLException {
      asked.incrementAndGet();
      if (down) {
        throw new SQLException("no connection");
      }
      return null;
    }

    @Override
    public Connection getConnection(String user, String password) {
      throw new UnsupportedOperationException();
    }
  }

  private final Pool pool = new Pool();

  @Test
  void asksADatabaseThatIsAwayOnlyNowAndThen() {
    PromptDataSource database = new PromptDataSource(pool, Duration.ofHours(1));
    pool.down = true;

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
    }

    assertThat(pool.asked).hasValue(1);
    assertThat(database.found()).isPresent();
  }

  @Test
  void goesOnWhenTheDatabaseIsBack() {
    PromptDataSource database = new PromptDataSource(pool, Duration.ofMillis(20));
    pool.down = true;
    assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);

    pool.down = false;

    await().ignoreExceptions().until(() -> database.getConnection() == null);
    assertThat(database.found()).isEmpty();
  }

  @Test
  void isFoundBehindTheDataSourceThatEverybodyUses() throws SQLException {
    PromptDataSource database = new PromptDataSource(pool);

    assertThat(new DelegatingDataSource(database).unwrap(PromptDataSource.class))
        .isSameAs(database);
  }
}
