package io.mpphub.connector.sql;

import io.mpphub.connector.run.Deadline;
import java.sql.Connection;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Policy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction at an agency's database around some steps of a route. A failed transaction is
 * rolled back, and a query's always: it can't change anything.
 */
final class SqlTransaction implements Policy {

  private static final int MILLIS = 1000;

  private final SqlConnections connections;
  private final TransactionTemplate template;
  private final boolean isQuery;

  /**
   * @param timeout for all statements together, up to the next whole second
   */
  SqlTransaction(SqlConnections connections, boolean isQuery, Duration timeout) {
    this.connections = connections;
    this.template = new TransactionTemplate(new DataSourceTransactionManager(connections));
    this.template.setReadOnly(isQuery);
    this.template.setTimeout(Math.toIntExact((timeout.toMillis() + MILLIS - 1) / MILLIS));
    this.isQuery = isQuery;
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {
    // Nothing in the definition depends on it.
  }

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> {
      exchange.getUnitOfWork().beginTransactedBy(this);
      try {
        template.executeWithoutResult(transaction -> run(steps, exchange, transaction));
      } catch (TransactionException e) {
        // A statement's own failure says more than that its transaction can't be rolled back.
        if (!exchange.isFailed()) {
          throw e;
        }
      } finally {
        exchange.getUnitOfWork().endTransactedBy(this);
      }
    };
  }

  private void run(Processor steps, Exchange exchange, TransactionStatus transaction) {
    Connection connection = DataSourceUtils.getConnection(connections);
    DataSourceUtils.releaseConnection(connection, connections); // It stays the transaction's.
    Deadline.of(exchange).guard(SqlConnections.GRACE, () -> SqlConnections.breakOff(connection));
    try {
      steps.process(exchange);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
    if (isQuery || exchange.isFailed()) {
      transaction.setRollbackOnly();
    }
  }
}
