package io.mpphub.connector.sql;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Request;
import io.mpphub.connector.SqlStatement;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** An agency's database, asked with statements that its connector's folder holds. */
public final class SqlProtocol implements Protocol {

  private static final int FETCH_SIZE = 100;

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Wire wire(OperationContext operation) throws InvalidMappingException {
    return new SqlWire(operation);
  }

  @Override
  public Map<String, String> parameters(OperationContext operation, Beans beans) {
    Request.Sql request = (Request.Sql) operation.settings().request();
    SqlConnections connections =
        beans.share("connections", SqlConnections.class, () -> SqlConnections.to(operation));
    boolean isQuery = operation.settings().kind() == Operation.Kind.QUERY;
    beans.bind(
        operation.name() + ".transaction",
        new SqlTransaction(connections, isQuery, operation.connector().endpoint().timeout()));
    beans.bind(
        operation.name() + ".rows",
        new SqlRows(request.maxRows(), operation.connector().endpoint().maxResponseSize()));
    Path file = operation.mappings().resolve(request.statement()).toAbsolutePath();
    return Map.of(
        "statement",
        file.toString(),
        "parameterCount",
        Integer.toString(SqlStatement.of(file).parameters().size()),
        "mostRows",
        Integer.toString(request.maxRows() + 1),
        "fetchSize",
        // JDBC allows no more than the limit of rows in all.
        Integer.toString(Math.min(FETCH_SIZE, request.maxRows() + 1)));
  }

  @Override
  public String fault(Exception failure) {
    return SqlFailure.isTooMuch(failure) ? "The agency's answer is longer than agreed." : null;
  }

  @Override
  public Reach reach(Exception failure) {
    return SqlFailure.reach(failure);
  }

  @Override
  public boolean hasLogin() {
    return true;
  }

  @Override
  public void logIn(OperationContext operation) throws IOException {
    try (SqlConnections connections = SqlConnections.to(operation)) {
      connections.getConnection().close();
    } catch (SQLException e) {
      if (!SqlFailure.state(e).startsWith("28")) {
        throw new IOException("no connection", e);
      }
      throw Protocol.loginRefused(operation, "The database refuses the hub's name or password.");
    }
  }
}
