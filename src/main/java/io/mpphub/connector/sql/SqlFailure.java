package io.mpphub.connector.sql;

import io.mpphub.connector.AgencyException.Reach;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.apache.camel.util.ObjectHelper;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Meaning of a statement's failure, by the classes of SQL states that all databases share: an
 * answer of the database, or none.
 */
final class SqlFailure {

  private static final String CANCELLED = "57014";
  private static final String TOO_MUCH = "08S01";

  /** Ended by an operator, or on its way down: PostgreSQL's, then H2's. */
  private static final Set<String> GONE =
      Set.of("57P01", "57P02", "57P05", "90067", "90098", "90121");

  private SqlFailure() {}

  /** Null when the database answered, or when it is no failure of the database at all. */
  static Reach reach(Exception failure) {
    SQLException sql = sql(failure);
    if (isIn(CannotCreateTransactionException.class, failure)) {
      return status(state(sql), true) == null ? Reach.NO_CONNECTION : null;
    }
    if (isIn(TransactionTimedOutException.class, failure)
        || isIn(QueryTimeoutException.class, failure)
        || sql instanceof SQLTimeoutException
        || isIn(SocketTimeoutException.class, failure)
        || CANCELLED.equals(state(sql))) {
      return Reach.TIMED_OUT;
    }
    return sql != null && isCutOff(sql, failure) ? Reach.CUT_OFF : null;
  }

  private static boolean isCutOff(SQLException sql, Exception failure) {
    return state(sql).startsWith("08")
        || GONE.contains(state(sql))
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || isIn(IOException.class, failure);
  }

  /** Returns the corresponding HTTP status; null when the database didn't answer. */
  static Integer status(Exception failure) {
    SQLException sql = sql(failure);
    if (sql == null || reach(failure) != null) {
      return null;
    }
    return status(state(sql), isIn(CannotCreateTransactionException.class, failure));
  }

  private static Integer status(String state, boolean connecting) {
    String group = state.length() < 2 ? "" : state.substring(0, 2);
    int status =
        switch (group) {
          case "28", "3D", "42" -> 403;
          case "0A", "25" -> connecting ? 503 : 403;
          case "23" -> 409;
          // Data, and errors of the agency's own procedures.
          case "22", "45", "P0" -> 422;
          default -> 503;
        };
    // A database that can't be reached may say anything, but for a no to the hub's user.
    return connecting && status != 403 ? null : Integer.valueOf(status);
  }

  /** Whether the driver broke off because a result would exceed its memory limit. */
  static boolean isTooMuch(Exception failure) {
    return TOO_MUCH.equals(state(failure));
  }

  /** The deepest state: pools wrap what the driver says. */
  static String state(Exception failure) {
    return state(sql(failure));
  }

  private static String state(SQLException failure) {
    return failure == null || failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  private static SQLException sql(Throwable failure) {
    SQLException deepest = null;
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof SQLException sql && (deepest == null || sql.getSQLState() != null)) {
        deepest = sql;
      }
    }
    return deepest;
  }

  private static boolean isIn(Class<? extends Throwable> type, Throwable failure) {
    return ObjectHelper.getException(type, failure) != null;
  }
}
