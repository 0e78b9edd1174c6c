package io.mpphub.intake;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Businesses by their number, as reported last. A change needs a transaction of the caller's.
 * Trouble with the database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class BusinessStore {

  private final JdbcClient jdbc;

  public BusinessStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores it in place of the former report. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(ReportedBusiness business, Instant reportedAt) {
    if (write(
            "update business set name = ?, status = ?, issued_on = ?, address = ?, reported_at = ?"
                + " where nib = ?",
            business,
            reportedAt)
        == 0) {
      write(
          "insert into business (name, status, issued_on, address, reported_at, nib)"
              + " values (?, ?, ?, ?, ?, ?)",
          business,
          reportedAt);
    }
  }

  private int write(String sql, ReportedBusiness business, Instant reportedAt) {
    return jdbc.sql(sql)
        .params(
            business.name(),
            business.status(),
            business.issuedOn(),
            business.address(),
            Times.toColumn(reportedAt),
            business.nib())
        .update();
  }

  public Optional<ReportedBusiness> find(String nib) {
    return jdbc.sql("select nib, name, status, issued_on, address from business where nib = ?")
        .param(nib)
        .query(
            (row, n) ->
                new ReportedBusiness(
                    row.getString("nib"),
                    row.getString("name"),
                    row.getString("status"),
                    row.getObject("issued_on", LocalDate.class),
                    row.getString("address")))
        .optional();
  }
}
