package io.mpphub.jdbc;

import java.sql.SQLException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Failures of the store due to a value: a text that no database can hold, one that is too long, a
 * number or a time out of range. A retry makes no sense.
 */
public final class Unstorable {

  /** SQL's "data exception". */
  private static final String DATA_EXCEPTION = "22";

  private Unstorable() {}

  /** True when a value is at fault; anything else may pass. */
  public static boolean isCauseOf(Exception failure) {
    return failure instanceof DataIntegrityViolationException refused
        && refused.getMostSpecificCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().startsWith(DATA_EXCEPTION);
  }
}
