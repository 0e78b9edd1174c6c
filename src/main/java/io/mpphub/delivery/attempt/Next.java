package io.mpphub.delivery.attempt;

/** The route's next step with the JMS message it holds. */
enum Next {
  /** Run the operation: an attempt is open. */
  DELIVER,
  /** Acknowledge it; there is nothing more to do. */
  DONE,
  /** Acknowledge it and send a new one for the next attempt, in one JMS transaction. */
  AGAIN,
  /** Acknowledge it and send one to the dead letters, in one JMS transaction. */
  DEAD,
  /** Move it to the invalid messages. */
  INVALID;
}
