package io.mpphub.delivery;

/**
 * One thing that happens on a walk.
 *
 * @param detail which of its kinds, how far, how long: any number is one
 */
record Move(What what, int detail) {

  enum What {
    /** The next message is handed to the broker, or the next dead letter taken away. */
    RELAY,
    /** One ticket is received. */
    RECEIVE,
    /** All that can happen without time passing does. */
    RUN,
    /** What happens while the next call is under way. */
    DURING,
    /** The agency decides, and tells of it now, later, twice, or of the opposite. */
    DECIDE,
    /** The agency tells of all its decisions, again or at last. */
    TELL,
    /** The front end takes the application back. */
    WITHDRAW,
    /** The front end sends its application again: it never saw the answer. */
    REPEAT,
    /** The hub dies a few steps from now. */
    KILL,
    /** The database fails a few steps from now. */
    DATABASE,
    HOLD,
    RELEASE,
    STOP,
    START,
    /** Time passes. */
    WAIT,
    SWEEP,
    REPLAY,
    DISCARD,
    BROKER_DOWN,
    BROKER_UP,
    /** The broker's journal is lost. */
    BROKER_FORGETS,
    /** The hub's connection to the broker breaks while a call is under way. */
    BREAK,
    /** An attempt stands still for longer than its lease, and others go on. */
    STALL
  }

  /** One of these, by the detail. */
  <T> T one(T[] of) {
    return of[detail % of.length];
  }

  /** The same move, told more by what is left of the detail. */
  Move beyond(int kinds) {
    return new Move(what, detail / kinds);
  }

  @Override
  public String toString() {
    return what + "(" + detail + ")";
  }
}
