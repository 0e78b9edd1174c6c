package io.mpphub.access;

import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Readings of residents' data. Trouble with the database comes out as Spring's {@code
 * DataAccessException}.
 */
@Component
public class AccessRows {

  private static final String INSERT =
      "insert into access_record (id, subject, at, reader, reader_kind, purpose, service, source,"
          + " elements, application_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final int LONGEST_ELEMENTS = 1000;

  private final JdbcTemplate jdbc;

  public AccessRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores all of them or none.
   *
   * @throws org.springframework.dao.DuplicateKeyException when one is there already
   */
  @Transactional
  public void insert(Collection<RecordedAccess> accesses) {
    jdbc.batchUpdate(INSERT, accesses.stream().map(AccessRows::values).toList());
  }

  private static Object[] values(RecordedAccess access) {
    String elements = String.join(",", access.elements());
    return new Object[] {
      access.id(),
      access.subject(),
      Times.toColumn(access.at()),
      access.reader(),
      access.readerKind().wireName(),
      access.purpose(),
      access.service(),
      access.source(),
      elements.substring(0, Math.min(elements.length(), LONGEST_ELEMENTS)),
      access.application()
    };
  }

  /** Of one resident, newest first. */
  public Page<RecordedAccess> ofSubject(String subject, UUID after, int limit) {
    Criteria criteria = new Criteria().and("subject = ?", subject);
    String sql = criteria.page("select * from access_record", "id", after, limit);
    return Page.of(
        jdbc.query(sql, AccessRows::map, criteria.values().toArray()), limit, RecordedAccess::id);
  }

  private static RecordedAccess map(ResultSet row, int number) throws SQLException {
    return new RecordedAccess(
        row.getObject("id", UUID.class),
        row.getString("subject"),
        Times.read(row, "at"),
        row.getString("reader"),
        ReaderKind.valueOf(row.getString("reader_kind").toUpperCase(Locale.ROOT)),
        row.getString("purpose"),
        row.getString("service"),
        row.getString("source"),
        Arrays.asList(row.getString("elements").split(",")),
        row.getObject("application_id", UUID.class));
  }
}
