package io.mpphub.delivery;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import java.time.Duration;

/** How a call to an agency ends, and what the agency has done by then. */
enum Answer {
  YES(Effect.DONE),
  NO(Effect.NONE),
  BUSY(Effect.NONE),
  NO_CONNECTION(Effect.NONE),
  LOST_ON_THE_WAY(Effect.NONE),
  LOST_ON_THE_WAY_BACK(Effect.DONE),
  LATE(Effect.LATER),
  GATEWAY(Effect.LATER),
  ERROR(Effect.NONE),
  ERROR_AFTER_ALL(Effect.DONE),
  UNREADABLE(Effect.DONE),
  WRONG_KEY(Effect.NONE),
  FORBIDDEN(Effect.NONE),
  HUB_FAULT(Effect.DONE),
  HELD_BACK(Effect.NONE);

  enum Effect {
    DONE,
    /** It arrives after the hub has given up. */
    LATER,
    NONE
  }

  final Effect effect;

  Answer(Effect effect) {
    this.effect = effect;
  }

  /** What the hub's route throws; null for an answer. */
  RuntimeException thrown(String connector, String operation) {
    return switch (this) {
      case YES, NO -> null;
      case BUSY ->
          new AgencyException(
              connector, operation, Outcome.TRANSIENT, 429, Duration.ofSeconds(20), "busy");
      case NO_CONNECTION -> unanswered(connector, operation, Reach.NO_CONNECTION);
      case LOST_ON_THE_WAY, LOST_ON_THE_WAY_BACK -> unanswered(connector, operation, Reach.CUT_OFF);
      case LATE -> unanswered(connector, operation, Reach.TIMED_OUT);
      case GATEWAY -> answered(connector, operation, Outcome.TRANSIENT, 504);
      case ERROR, ERROR_AFTER_ALL -> answered(connector, operation, Outcome.TRANSIENT, 503);
      case UNREADABLE -> answered(connector, operation, Outcome.UNREADABLE, 200);
      case WRONG_KEY -> answered(connector, operation, Outcome.MISCONFIGURED, 401);
      case FORBIDDEN -> answered(connector, operation, Outcome.MISCONFIGURED, 403);
      case HUB_FAULT -> new IllegalStateException("a fault of the hub");
      case HELD_BACK ->
          AgencyException.unanswered(
              connector, operation, Reach.HELD_BACK, Duration.ofMinutes(5), "calls pause");
    };
  }

  static AgencyException answered(
      String connector, String operation, Outcome outcome, int httpStatus) {
    return new AgencyException(connector, operation, outcome, httpStatus, null, "as told");
  }

  private static AgencyException unanswered(String connector, String operation, Reach reach) {
    return AgencyException.unanswered(connector, operation, reach, null, "no answer");
  }
}
