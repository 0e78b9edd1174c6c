package io.mpphub.access;

import io.mpphub.jdbc.Page;
import java.util.UUID;

/**
 * Reports the readings of a resident's data. Includes this hub's notes up to now, and another's
 * within half a second. Trouble with the database comes out as Spring's {@code
 * DataAccessException}.
 */
public class AccessReport {

  private final AccessRows rows;
  private final AccessShipper shipper;
  private final Subjects subjects;

  AccessReport(AccessRows rows, AccessShipper shipper, Subjects subjects) {
    this.rows = rows;
    this.shipper = shipper;
    this.subjects = subjects;
  }

  /**
   * Newest first.
   *
   * @param after the last id of the page before, null for the first page
   */
  public Page<RecordedAccess> of(String nik, UUID after, int limit) {
    shipper.run();
    return rows.ofSubject(subjects.of(nik), after, limit);
  }
}
