package io.mpphub.connector.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.mpphub.connector.Auth;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.run.OperationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A few connections to an agency's database, opened when they are needed and closed when idle: a
 * database that is down keeps nothing from starting.
 */
final class SqlConnections extends DelegatingDataSource implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration OLDEST = Duration.ofMinutes(10);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

  /** The database's own limit comes first, in whole seconds; this is for one that keeps none. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(SqlConnections.class);
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Bytes of a result beside its values, and bytes of the database for one of JSON. */
  private static final ByteSize OVERHEAD = new ByteSize(1 << 20);

  private static final int WIDEST = 4;

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
    long patience =
        Math.max(
            SHORTEST_WAIT.toMillis(),
            Math.min(endpoint.connectTimeout().toMillis(), endpoint.timeout().toMillis()));
    pool.setMaximumPoolSize(connector.limits().concurrency());
    pool.setMinimumIdle(0);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(patience);
    pool.setValidationTimeout(patience);
    pool.setIdleTimeout(IDLE.toMillis());
    pool.setMaxLifetime(OLDEST.toMillis());
    pool.setAutoCommit(false);
    if (pool.getJdbcUrl().startsWith(POSTGRESQL)) {
      limit(pool, endpoint);
    }
    return new SqlConnections(pool, endpoint.timeout());
  }

  /** Limits that JDBC lacks: on a login that hangs, and on a row that fills the memory. */
  private static void limit(HikariDataSource pool, Endpoint endpoint) {
    long most = OVERHEAD.bytes() + WIDEST * (long) endpoint.maxResponseSize().bytes();
    pool.addDataSourceProperty(
        "socketTimeout", Long.toString(endpoint.timeout().plus(GRACE).toSeconds() + 1));
    pool.addDataSourceProperty("maxResultBuffer", Long.toString(most));
  }

  /** Ends all work on a connection, without waiting for the database. */
  static void breakOff(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A connection can't be broken off", e);
    }
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
