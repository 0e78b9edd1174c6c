package io.mpphub.adapter;

import com.zaxxer.hikari.HikariDataSource;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A few connections to an agency's database, opened when they are needed and closed when nobody
 * needs them: a database that is down keeps nothing from starting.
 */
final class SqlConnections extends DelegatingDataSource implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration OLDEST = Duration.ofMinutes(10);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

  /** The database's own limit comes first; this is for one that says nothing more at all. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private final int silence;

  private SqlConnections(HikariDataSource pool, Duration timeout) {
    super(pool);
    this.pool = pool;
    this.silence = Math.toIntExact(timeout.plus(GRACE).toMillis());
  }

  /** Opens no connection yet. */
  static SqlConnections to(OperationContext operation) {
    Connector connector = operation.connector();
    Endpoint endpoint = connector.endpoint();
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName(connector.name());
    pool.setJdbcUrl(operation.secrets().resolve(endpoint.url()));
    for (Auth auth : endpoint.auth()) {
      if (auth instanceof Auth.Basic basic) {
        pool.setUsername(operation.secrets().resolve(basic.username()));
        pool.setPassword(operation.secrets().resolve(basic.password()));
      }
    }
    pool.setMaximumPoolSize(connector.limits().concurrency());
    pool.setMinimumIdle(0);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(
        Math.max(SHORTEST_WAIT.toMillis(), endpoint.connectTimeout().toMillis()));
    pool.setIdleTimeout(IDLE.toMillis());
    pool.setMaxLifetime(OLDEST.toMillis());
    pool.setAutoCommit(false);
    return new SqlConnections(pool, endpoint.timeout());
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = pool.getConnection();
    try {
      connection.setNetworkTimeout(Runnable::run, silence);
    } catch (SQLFeatureNotSupportedException e) {
      // Then the limit of each statement is all there is.
    }
    return connection;
  }

  @Override
  public void close() {
    pool.close();
  }
}
