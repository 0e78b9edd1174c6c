package io.mpphub.application;

import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Reads the histories of applications, for their followers. Entries are numbered from 1 within
 * their application; the row's lock makes each number visible after those before it. Trouble with
 * the database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class Histories {

  /**
   * Progress of an application.
   *
   * @param moves the number of its last entry
   */
  public record Position(int moves, ApplicationState state) {}

  /** An entry and its place. */
  public record Entry(UUID application, int number, HistoryEntry move) {}

  // From the few that are followed to their entries, never the other way round.
  private static final String AFTER =
      "select h.application_id, h.seq, h.at, h.state, h.note from unnest(?, ?, ?) as"
          + " f(id, seen, last)"
          + " join application_history h on h.application_id = f.id"
          + " and h.seq > f.seen and h.seq <= f.last"
          + " order by h.application_id, h.seq fetch first ? rows only";

  private final JdbcClient jdbc;

  public Histories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty when there is no such application. */
  public Optional<Position> position(UUID application) {
    return jdbc.sql("select moves, state from application where id = ?")
        .param(application)
        .query((row, n) -> new Position(row.getInt("moves"), state(row)))
        .optional();
  }

  /**
   * The entries of any number of applications, in one query.
   *
   * @param seen for each application the number after which to begin
   * @param each limit of entries of one application
   * @param limit of entries
   * @return in the order of their numbers within each application
   */
  public List<Entry> after(Map<UUID, Integer> seen, int each, int limit) {
    return jdbc.sql(AFTER)
        .params(
            new SqlArrayValue("uuid", seen.keySet().toArray()),
            new SqlArrayValue("integer", seen.values().toArray()),
            new SqlArrayValue("integer", seen.values().stream().map(n -> n + each).toArray()),
            limit)
        .query(Histories::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getObject("application_id", UUID.class),
        row.getInt("seq"),
        new HistoryEntry(Times.read(row, "at"), state(row), row.getString("note")));
  }

  private static ApplicationState state(ResultSet row) throws SQLException {
    return ApplicationState.of(row.getString("state")).orElseThrow();
  }
}
