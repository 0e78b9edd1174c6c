package io.mpphub.intake;

import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The latest staffing figures of each facility and profession, by the day they are of: figures of
 * an earlier day that come late change nothing. A change needs a transaction of the caller's.
 * Trouble with the database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class StaffingStore {

  private final JdbcTemplate jdbc;

  public StaffingStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores figures in two batches, however many they are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(Collection<FacilityStaffing> reported, Instant reportedAt) {
    List<Object[]> rows = rows(reported, reportedAt);
    int[] updated =
        jdbc.batchUpdate(
            "update facility_staffing set facility = ?, staff_count = ?, active_registrations = ?,"
                + " as_of = ?, reported_at = ?"
                + " where facility_code = ? and profession = ? and as_of <= ?",
            rows);
    List<Object[]> rest = new ArrayList<>();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        Object[] row = rows.get(i);
        rest.add(
            new Object[] {row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[5], row[6]});
      }
    }
    jdbc.batchUpdate(
        "insert into facility_staffing (facility, staff_count, active_registrations, as_of,"
            + " reported_at, facility_code, profession) select cast(? as varchar(300)),"
            + " cast(? as integer), cast(? as integer), cast(? as date),"
            + " cast(? as timestamp with time zone), cast(? as varchar(40)),"
            + " cast(? as varchar(200)) where not exists"
            + " (select 1 from facility_staffing where facility_code = ? and profession = ?)",
        rest);
  }

  /** One row for each key, in one order for all: so two transactions can't wait for each other. */
  private static List<Object[]> rows(Collection<FacilityStaffing> reported, Instant reportedAt) {
    TreeMap<FacilityStaffing.Key, FacilityStaffing> latest = new TreeMap<>();
    reported.forEach(figures -> latest.merge(figures.key(), figures, FacilityStaffing::or));
    return latest.values().stream()
        .map(
            figures ->
                new Object[] {
                  figures.facility(),
                  figures.count(),
                  figures.activeRegistrations(),
                  figures.asOf(),
                  Times.toColumn(reportedAt),
                  figures.facilityCode(),
                  figures.profession(),
                  figures.asOf()
                })
        .toList();
  }

  public Optional<FacilityStaffing> find(String facilityCode, String profession) {
    return jdbc
        .query(
            "select * from facility_staffing where facility_code = ? and profession = ?",
            (row, n) ->
                new FacilityStaffing(
                    row.getString("facility_code"),
                    row.getString("facility"),
                    row.getString("profession"),
                    row.getInt("staff_count"),
                    row.getInt("active_registrations"),
                    row.getObject("as_of", LocalDate.class)),
            facilityCode,
            profession)
        .stream()
        .findFirst();
  }
}
