package io.mpphub.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.h2.tools.SimpleResultSet;

/**
 * The function {@code book_slot} of the mall's queue on H2, which has no language of its own for
 * functions. book-slot-postgresql.sql says the same for PostgreSQL. Public, because H2 calls it.
 */
public final class CounterDesk {

  /** H2 asks for the columns first, with this as the connection's URL. */
  private static final String COLUMNS_ONLY = "jdbc:columnlist:connection";

  private CounterDesk() {}

  /**
   * Books the first free seat of a slot, once for a booking's id.
   *
   * @return one row: {@code booked} and the booking, {@code full} or {@code unknown}
   */
  public static ResultSet book(Connection queue, String booking, String slot, String nik)
      throws SQLException {
    SimpleResultSet answer = new SimpleResultSet();
    for (String column :
        new String[] {"result", "id", "slot_id", "counter_id", "slot_day", "opens", "closes"}) {
      answer.addColumn(column.toUpperCase(java.util.Locale.ROOT), Types.VARCHAR, 64, 0);
    }
    answer.addColumn("SEAT_NO", Types.INTEGER, 10, 0);
    if (!queue.getMetaData().getURL().equals(COLUMNS_ONLY)) {
      answer.addRow(row(queue, booking, slot, nik));
    }
    return answer;
  }

  private static Object[] row(Connection queue, String booking, String slot, String nik)
      throws SQLException {
    // One after the other: who waits here sees what the one before did.
    if (value(queue, "select id from slot where id = ? for update", slot) == null) {
      return nothing("unknown", booking, slot);
    }
    if (value(queue, "select id from booking where id = ?", booking) == null) {
      Object seat =
          value(
              queue,
              "select min(s.seat_no) from seat s where s.slot_id = ? and not exists (select 1 from"
                  + " booking b where b.slot_id = s.slot_id and b.seat_no = s.seat_no)",
              slot);
      if (seat == null) {
        return nothing("full", booking, slot);
      }
      insert(queue, booking, slot, seat, nik);
    }
    return booked(queue, booking);
  }

  private static Object[] nothing(String result, String booking, String slot) {
    return new Object[] {result, booking, slot, null, null, null, null, null};
  }

  private static Object value(Connection queue, String sql, String parameter) throws SQLException {
    try (PreparedStatement question = queue.prepareStatement(sql)) {
      question.setString(1, parameter);
      try (ResultSet found = question.executeQuery()) {
        return found.next() ? found.getObject(1) : null;
      }
    }
  }

  private static void insert(Connection queue, String booking, String slot, Object seat, String nik)
      throws SQLException {
    try (PreparedStatement insertion =
        queue.prepareStatement(
            "insert into booking (id, slot_id, seat_no, nik) values (?, ?, ?, ?)")) {
      insertion.setString(1, booking);
      insertion.setString(2, slot);
      insertion.setObject(3, seat);
      insertion.setString(4, nik);
      insertion.executeUpdate();
    }
  }

  private static Object[] booked(Connection queue, String booking) throws SQLException {
    try (PreparedStatement question =
        queue.prepareStatement(
            "select b.id, b.slot_id, s.counter_id, cast(s.slot_day as varchar(10)), s.opens,"
                + " s.closes, b.seat_no from booking b join slot s on s.id = b.slot_id"
                + " where b.id = ?")) {
      question.setString(1, booking);
      try (ResultSet found = question.executeQuery()) {
        found.next();
        Object[] row = new Object[8];
        row[0] = "booked";
        for (int column = 1; column < row.length; column++) {
          row[column] = found.getObject(column);
        }
        return row;
      }
    }
  }
}
