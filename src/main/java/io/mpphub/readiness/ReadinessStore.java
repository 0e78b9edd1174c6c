package io.mpphub.readiness;

import io.mpphub.jdbc.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The figures of each prerequisite over time, one a day; of two for one day the later word counts.
 * Trouble with the database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class ReadinessStore {

  private static final String COLUMNS = "measured_on, figure, source, recorded_at";

  private final JdbcClient jdbc;

  ReadinessStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void put(String prerequisite, ReadinessFigure figure) {
    if (update(prerequisite, figure) > 0) {
      return;
    }
    try {
      write(
          "insert into readiness_figure (figure, source, recorded_at, prerequisite, measured_on)"
              + " values (?, ?, ?, ?, ?)",
          prerequisite,
          figure);
    } catch (DuplicateKeyException anotherHubWasFaster) {
      update(prerequisite, figure);
    }
  }

  /** The figure of the last day that has one. */
  public Optional<ReadinessFigure> latest(String prerequisite) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from readiness_figure where prerequisite = ? order by measured_on desc limit 1")
        .param(prerequisite)
        .query(ReadinessStore::figure)
        .optional();
  }

  /** From a day on and up to another, both included, the oldest first. */
  public List<ReadinessFigure> between(String prerequisite, LocalDate from, LocalDate to) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from readiness_figure where prerequisite = ? and measured_on between ? and ?"
                + " order by measured_on")
        .params(prerequisite, from, to)
        .query(ReadinessStore::figure)
        .list();
  }

  private int update(String prerequisite, ReadinessFigure figure) {
    return write(
        "update readiness_figure set figure = ?, source = ?, recorded_at = ?"
            + " where prerequisite = ? and measured_on = ?",
        prerequisite,
        figure);
  }

  private int write(String sql, String prerequisite, ReadinessFigure figure) {
    return jdbc.sql(sql)
        .params(
            figure.value(),
            figure.source(),
            Times.toColumn(figure.recordedAt()),
            prerequisite,
            figure.measuredOn())
        .update();
  }

  private static ReadinessFigure figure(java.sql.ResultSet row, int n)
      throws java.sql.SQLException {
    return new ReadinessFigure(
        row.getObject("measured_on", LocalDate.class),
        row.getBigDecimal("figure").stripTrailingZeros(),
        row.getString("source"),
        Times.read(row, "recorded_at"));
  }
}
