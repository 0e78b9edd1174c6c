package io.mpphub.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool that a connection is of no more use. H2 closes its database when the disk is full;
 * its connections then stay open and fail for ever, and only a new one opens the database again.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

  /** H2's error "database is closed". */
  private static final int CLOSED = 90098;

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    return failure.getErrorCode() == CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
