package io.mpphub.intake;

import io.mpphub.intake.FileProgress.State;
import io.mpphub.jdbc.Ids;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that agencies left for the hub, and the progress of each. */
@Component
public class InboundFiles {

  private static final String COLUMNS = "id, state, next_row, applied_rows, invalid_rows";

  private final JdbcClient jdbc;
  private final Ids ids;
  private final Clock clock;

  InboundFiles(JdbcClient jdbc, Ids ids, Clock clock) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Returns the progress of a file; begins a new one, and resumes one with unreadable content: it
   * comes again because the connector was mended. Not to be called in a transaction.
   *
   * @param hash of its content
   */
  @Transactional(propagation = Propagation.NEVER)
  public FileProgress open(String connector, String operation, String file, String hash) {
    List<FileProgress> known = find(connector, operation, file, hash);
    if (known.isEmpty()) {
      try {
        insert(connector, operation, file, hash);
      } catch (DuplicateKeyException e) {
        // Another hub was quicker.
      }
      known = find(connector, operation, file, hash);
    }
    FileProgress progress = known.get(0);
    if (progress.mayBeMended()) {
      jdbc.sql("update file_progress set state = 'open', fault = null, updated_at = ? where id = ?")
          .params(now(), progress.id())
          .update();
      return progress.again();
    }
    return progress;
  }

  private List<FileProgress> find(String connector, String operation, String file, String hash) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from file_progress where connector = ? and operation = ? and file = ? and hash = ?")
        .params(connector, operation, file, hash)
        .query(InboundFiles::progress)
        .list();
  }

  private void insert(String connector, String operation, String file, String hash) {
    jdbc.sql(
            "insert into file_progress (id, connector, operation, file, hash, next_row, applied_rows,"
                + " invalid_rows, state, started_at, updated_at)"
                + " values (?, ?, ?, ?, ?, 0, 0, 0, 'open', ?, ?)")
        .params(ids.next(), connector, operation, file, hash, now(), now())
        .update();
  }

  /** Returns the progress of a file, locked until the end of the transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public FileProgress lock(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from file_progress where id = ? for update")
        .param(id)
        .query(InboundFiles::progress)
        .single();
  }

  /** Records a file that was locked in the same transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void update(FileProgress progress) {
    update(progress, null);
  }

  /**
   * Records that a file has come to its end.
   *
   * @param fault why it can't be read, null when it could
   */
  @Transactional
  public FileProgress end(UUID id, String fault) {
    FileProgress ended = lock(id).ended(fault == null ? State.DONE : State.FAILED);
    update(ended, fault);
    return ended;
  }

  private void update(FileProgress progress, String fault) {
    jdbc.sql(
            "update file_progress set state = ?, next_row = ?, applied_rows = ?, invalid_rows = ?,"
                + " fault = ?, updated_at = ? where id = ?")
        .params(
            word(progress.state()),
            progress.nextRow(),
            progress.appliedRows(),
            progress.invalidRows(),
            fault,
            now(),
            progress.id())
        .update();
  }

  private static FileProgress progress(ResultSet row, int n) throws SQLException {
    return new FileProgress(
        row.getObject("id", UUID.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("next_row"),
        row.getLong("applied_rows"),
        row.getLong("invalid_rows"));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private OffsetDateTime now() {
    return Times.toColumn(clock.instant());
  }
}
