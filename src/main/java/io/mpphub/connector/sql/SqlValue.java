package io.mpphub.connector.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values between a database and JSON. */
final class SqlValue {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SqlValue() {}

  /**
   * A column's value: numbers and booleans as such, days and local times as ISO 8601 has them,
   * moments in UTC, binary as base64, all else as the database writes it.
   */
  static JsonNode read(ResultSet row, ResultSetMetaData columns, int column) throws SQLException {
    JsonNode value =
        switch (columns.getColumnType(column)) {
          case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
              JSON.numberNode(row.getLong(column));
          case Types.NUMERIC, Types.DECIMAL -> JSON.numberNode(row.getBigDecimal(column));
          case Types.REAL, Types.FLOAT, Types.DOUBLE -> JSON.numberNode(row.getDouble(column));
          case Types.BOOLEAN, Types.BIT -> bit(row, columns, column);
          case Types.DATE -> text(row.getObject(column, LocalDate.class));
          case Types.TIME -> text(row.getObject(column, LocalTime.class));
          case Types.TIMESTAMP ->
              hasZone(columns, column) ? moment(row, column) : localTime(row, column);
          case Types.TIMESTAMP_WITH_TIMEZONE -> moment(row, column);
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
              JSON.binaryNode(row.getBytes(column));
          default -> text(row.getString(column));
        };
    return row.wasNull() ? JSON.nullNode() : value;
  }

  /** PostgreSQL calls its booleans bits. */
  private static JsonNode bit(ResultSet row, ResultSetMetaData columns, int column)
      throws SQLException {
    return columns.getColumnTypeName(column).toLowerCase(Locale.ROOT).startsWith("bool")
            || columns.getPrecision(column) <= 1
        ? JSON.booleanNode(row.getBoolean(column))
        : text(row.getString(column));
  }

  /** PostgreSQL calls both kinds of time stamps the same. */
  private static boolean hasZone(ResultSetMetaData columns, int column) throws SQLException {
    return columns.getColumnTypeName(column).equalsIgnoreCase("timestamptz");
  }

  private static JsonNode moment(ResultSet row, int column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return text(moment == null ? null : moment.toInstant());
  }

  private static JsonNode localTime(ResultSet row, int column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return text(time == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
  }

  private static JsonNode text(Object value) {
    return value == null ? JSON.nullNode() : JSON.textNode(value.toString());
  }

  /**
   * Returns the value that a driver binds for a parameter.
   *
   * @return null for null, and for a value that is not scalar
   */
  static Object parameter(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.isIntegralNumber() && value.canConvertToLong()
          ? (Object) value.longValue()
          : value.decimalValue();
    }
    return value.isContainerNode() ? value.toString() : null;
  }
}
