package io.mpphub.connector.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.ConnectorJson;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.apache.camel.component.sql.RowMapperFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/** Reads a database's rows as JSON while they come, as far as the connector allows. */
final class SqlRows implements RowMapperFactory {

  /** More than was agreed. Its message may be shown. */
  static final class TooMuchException extends SQLException {
    private static final long serialVersionUID = 1L;

    TooMuchException(String fault) {
      super(fault);
    }
  }

  private final int maxRows;
  private final ByteSize maxSize;

  SqlRows(int maxRows, ByteSize maxSize) {
    this.maxRows = maxRows;
    this.maxSize = maxSize;
  }

  @Override
  public RowMapper<?> newBeanRowMapper(Class<?> type) {
    throw new UnsupportedOperationException("Rows are JSON");
  }

  /** One for each answer. */
  @Override
  public RowMapper<?> newColumnRowMapper() {
    return new RowMapper<ObjectNode>() {
      private long size;

      @Override
      public ObjectNode mapRow(ResultSet row, int number) throws SQLException {
        if (number >= maxRows) {
          throw new TooMuchException("The agency's answer has more than " + maxRows + " rows.");
        }
        ObjectNode object = object(row);
        size += object.toString().length();
        if (size > maxSize.bytes()) {
          throw new TooMuchException("The agency's answer is longer than " + maxSize + ".");
        }
        return object;
      }
    };
  }

  private static ObjectNode object(ResultSet row) throws SQLException {
    ObjectNode object = ConnectorJson.MAPPER.createObjectNode();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = JdbcUtils.lookupColumnName(columns, i).toLowerCase(Locale.ROOT);
      object.set(name, SqlValue.read(row, columns, i));
    }
    return object;
  }
}
