package io.mpphub.delivery;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * A hub's life. It ends between any two steps, where the walk says; what is over changes nothing
 * any more, whoever catches the end.
 */
final class Life {

  /** The end of the hub. Whoever catches it can do nothing any more. */
  static final class Killed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Killed() {
      super("the hub was killed", null, false, false);
    }
  }

  private static final int NEVER = -1;

  private boolean over;
  private int pointsLeft = NEVER;
  private int statementsLeft = NEVER;

  /** It ends so many points from now. */
  void endsAfter(int points) {
    pointsLeft = points;
  }

  /** The database fails so many of its points from now, once. */
  void losesDatabaseAfter(int points) {
    statementsLeft = points;
  }

  void isSpared() {
    pointsLeft = NEVER;
    statementsLeft = NEVER;
  }

  boolean isOver() {
    return over;
  }

  /** Between two steps. */
  void point() {
    over |= pointsLeft == 0;
    if (over) {
      throw new Killed();
    }
    pointsLeft = pointsLeft == NEVER ? NEVER : pointsLeft - 1;
  }

  /** The same, and the database may be away. */
  void databasePoint() throws SQLException {
    point();
    boolean away = statementsLeft == 0;
    statementsLeft = statementsLeft == NEVER ? NEVER : statementsLeft - 1;
    if (away) {
      throw new SQLTransientConnectionException("the database is away");
    }
  }
}
