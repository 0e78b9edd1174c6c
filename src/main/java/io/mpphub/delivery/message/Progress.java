package io.mpphub.delivery.message;

import java.time.Instant;

/**
 * A message's progress: its moves, as pure functions. Each returns the row's next content; {@link
 * MessageStore#save} writes it unless the message has had another turn meanwhile.
 *
 * @param attempts number of attempts in all; numbers the attempts
 * @param tries number of attempts since it was accepted or replayed, as counted by the retry policy
 * @param turn rises when an attempt opens or an operator steps in: a JMS message of an earlier turn
 *     is stale
 * @param sends number of times it was handed to the broker: makes each JMS message's duplicate id
 *     its own
 * @param receipt the JMS message that opened the last attempt, null before the first
 * @param maybeApplied true once an attempt ended with an unknown outcome at the agency: each later
 *     one may be a repeat
 * @param doubtedAt end of the latest such attempt: until then its request may have gone out; null
 *     for none
 * @param cause reason of the last failure, safe to show; null for none
 * @param nextAttemptAt null unless {@link MessageStatus#RETRYING}; null then too for a message that
 *     follows another
 * @param requeueAt time at which the sweep takes it for lost and hands it to the broker again; null
 *     when nothing is left to do
 */
public record Progress(
    MessageStatus status,
    int attempts,
    int tries,
    int turn,
    int sends,
    String receipt,
    boolean maybeApplied,
    Instant doubtedAt,
    String cause,
    Instant nextAttemptAt,
    Instant requeueAt,
    Instant deadAt,
    Instant updatedAt) {

  /** Stored and not yet sent. */
  public static Progress accepted(Instant now, Instant requeueAt) {
    return new Progress(
        MessageStatus.READY, 0, 0, 0, 0, null, false, null, null, null, requeueAt, null, now);
  }

  /** An attempt opens. */
  public Progress taken(String receipt, Instant now, Instant requeueAt) {
    Move move = to(MessageStatus.DELIVERING, requeueAt, now);
    move.attempts++;
    move.tries++;
    move.turn++;
    move.receipt = receipt;
    return move.made();
  }

  /** Returns the progress with the last attempt's outcome unknown. */
  public Progress doubted(Instant now) {
    Move move = new Move(this);
    move.maybeApplied = true;
    move.doubtedAt = now;
    return move.made();
  }

  /** The attempt failed for a while. */
  public Progress retrying(String cause, Instant now, Instant nextAttemptAt, Instant requeueAt) {
    Move move = to(MessageStatus.RETRYING, requeueAt, now);
    move.sends++;
    move.cause = cause;
    move.nextAttemptAt = nextAttemptAt;
    return move.made();
  }

  /** Returns the progress of a message that waits for the ones before it. */
  public Progress following(String cause, Instant now, Instant requeueAt) {
    return retrying(cause, now, null, requeueAt);
  }

  /** The try was made but doesn't count: that it failed is not the message's fault. */
  public Progress uncounted() {
    Move move = new Move(this);
    move.tries--;
    return move.made();
  }

  /** The attempt didn't reach the agency, so it wasn't one. */
  public Progress untried() {
    Move move = new Move(this);
    move.attempts--;
    move.tries--;
    return move.made();
  }

  /** The JMS message of the present turn may never have been sent: another one goes out. */
  public Progress resent(Instant now, Instant requeueAt) {
    Move move = new Move(this);
    move.sends++;
    move.requeueAt = requeueAt;
    move.updatedAt = now;
    return move.made();
  }

  /** The sweep hands it to the broker once more. */
  public Progress requeued(Instant now, Instant requeueAt) {
    Move move = to(MessageStatus.READY, requeueAt, now);
    move.sends++;
    return move.made();
  }

  /**
   * Returns the progress with the attempt under way given up for lost; a later result of it comes
   * too late.
   *
   * @param doubt true when it may have changed something at the agency
   */
  public Progress lost(boolean doubt, Instant now, Instant requeueAt) {
    Move move = to(MessageStatus.READY, requeueAt, now);
    move.turn++;
    move.sends++;
    move.maybeApplied |= doubt;
    move.doubtedAt = doubt ? now : move.doubtedAt;
    return move.made();
  }

  /** An operator starts it afresh. */
  public Progress replayed(Instant now, Instant requeueAt) {
    Move move = to(MessageStatus.READY, requeueAt, now);
    move.tries = 0;
    move.turn++;
    move.sends++;
    return move.made();
  }

  public Progress delivered(Instant now) {
    return closed(MessageStatus.DELIVERED, null, null, now);
  }

  public Progress rejected(String cause, Instant now) {
    return closed(MessageStatus.REJECTED, cause, null, now);
  }

  public Progress dead(String cause, Instant now) {
    return closed(MessageStatus.DEAD, cause, now, now);
  }

  public Progress discarded(Instant now) {
    return closed(MessageStatus.DISCARDED, cause, deadAt, now);
  }

  /** Another takes its place. */
  public Progress replaced(String why, Instant now) {
    return closed(MessageStatus.DISCARDED, why, null, now);
  }

  private Progress closed(MessageStatus end, String why, Instant dead, Instant now) {
    Move move = to(end, null, now);
    move.cause = why;
    move.deadAt = dead;
    return move.made();
  }

  private Move to(MessageStatus next, Instant requeueAt, Instant now) {
    Move move = new Move(this);
    move.status = next;
    move.nextAttemptAt = null;
    move.requeueAt = requeueAt;
    move.deadAt = null;
    move.updatedAt = now;
    return move;
  }

  /** Values that a move doesn't set stay as they were. */
  private static final class Move {

    private MessageStatus status;
    private int attempts;
    private int tries;
    private int turn;
    private int sends;
    private String receipt;
    private boolean maybeApplied;
    private Instant doubtedAt;
    private String cause;
    private Instant nextAttemptAt;
    private Instant requeueAt;
    private Instant deadAt;
    private Instant updatedAt;

    Move(Progress from) {
      status = from.status;
      attempts = from.attempts;
      tries = from.tries;
      turn = from.turn;
      sends = from.sends;
      receipt = from.receipt;
      maybeApplied = from.maybeApplied;
      doubtedAt = from.doubtedAt;
      cause = from.cause;
      nextAttemptAt = from.nextAttemptAt;
      requeueAt = from.requeueAt;
      deadAt = from.deadAt;
      updatedAt = from.updatedAt;
    }

    Progress made() {
      return new Progress(
          status,
          attempts,
          tries,
          turn,
          sends,
          receipt,
          maybeApplied,
          doubtedAt,
          cause,
          nextAttemptAt,
          requeueAt,
          deadAt,
          updatedAt);
    }
  }
}
