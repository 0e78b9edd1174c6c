package io.mpphub.invalid;

import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Unreadable messages and rows, for operators to see and to discard. Trouble with the database
 * comes out as Spring's {@code DataAccessException}.
 */
@Component
public class InvalidBox {

  private static final String COLUMNS =
      "id, connector, operation, source, row_number, fault, received_at, discarded_at,"
          + " discarded_by, discard_reason";

  private final JdbcClient jdbc;

  InvalidBox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first. */
  public List<SetAside> newest(InvalidFilter filter, int limit) {
    Criteria criteria = criteria(filter);
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from invalid_row"
                + criteria.where()
                + " order by received_at desc, source, row_number fetch first "
                + limit
                + " rows only")
        .params(criteria.values())
        .query(InvalidBox::setAside)
        .list();
  }

  public long count(InvalidFilter filter) {
    Criteria criteria = criteria(filter);
    return jdbc.sql("select count(*) from invalid_row" + criteria.where())
        .params(criteria.values())
        .query(Long.class)
        .single();
  }

  private static Criteria criteria(InvalidFilter filter) {
    return new Criteria()
        .and("connector = ?", filter.connector())
        .and("source = ?", filter.source())
        .and("(discarded_at is not null) = ?", filter.discarded());
  }

  /** Returns the number that waits for an operator, by connector. */
  public Map<String, Long> waiting() {
    return jdbc
        .sql(
            "select connector, count(*) as n from invalid_row where discarded_at is null"
                + " group by connector")
        .query((row, number) -> Map.entry(row.getString("connector"), row.getLong("n")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public Optional<SetAside> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from invalid_row where id = ?")
        .param(id)
        .query(InvalidBox::setAside)
        .optional();
  }

  /** As it came. Personal data: reading it is a right of its own. */
  public Optional<String> content(UUID id) {
    return jdbc.sql("select raw from invalid_row where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  /**
   * @return false when it isn't there, or it is discarded already
   */
  @Transactional
  public boolean discard(UUID id, String operator, String reason, Instant now) {
    return jdbc.sql(
                "update invalid_row set discarded_at = ?, discarded_by = ?, discard_reason = ?"
                    + " where id = ? and discarded_at is null")
            .params(Times.toColumn(now), operator, reason, id)
            .update()
        == 1;
  }

  private static SetAside setAside(ResultSet row, int number) throws SQLException {
    return new SetAside(
        row.getObject("id", UUID.class),
        row.getString("connector"),
        row.getString("operation"),
        row.getString("source"),
        row.getObject("row_number", Long.class),
        row.getString("fault"),
        Times.read(row, "received_at"),
        Times.read(row, "discarded_at"),
        row.getString("discarded_by"),
        row.getString("discard_reason"));
  }
}
