package io.mpphub.storage;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.functions.CheckedSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Refuses a connection at once while the database is known to be away. The first who finds out
 * waits as long as the pool lets him; the others would stand in line behind him, and the requests
 * that need no database behind them.
 */
final class PromptDataSource extends DelegatingDataSource implements Shortage {

  /** After that one caller tries again, and no other until it is known how that went. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final CircuitBreaker circuit;

  PromptDataSource(DataSource pool) {
    this(pool, PAUSE);
  }

  PromptDataSource(DataSource pool, Duration pause) {
    super(pool);
    this.circuit =
        CircuitBreaker.of(
            "database",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(1)
                .minimumNumberOfCalls(1)
                .failureRateThreshold(100)
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(1)
                .writableStackTraceEnabled(false)
                .build());
  }

  @Override
  public Connection getConnection() throws SQLException {
    CheckedSupplier<Connection> pool = super::getConnection;
    try {
      return circuit.executeCheckedSupplier(pool);
    } catch (CallNotPermittedException e) {
      throw new SQLTransientConnectionException("The database is away; it is soon tried again");
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new SQLException(e);
    }
  }

  @Override
  public Optional<String> found() {
    return circuit.getState() == CircuitBreaker.State.OPEN
        ? Optional.of("The hub's database doesn't answer; nothing was accepted.")
        : Optional.empty();
  }
}
