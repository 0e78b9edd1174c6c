package io.mpphub.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An application whose row the transaction under way has locked. Changes are kept here until {@link
 * ApplicationStore#save}; the row's lock puts all changes one after the other.
 */
public final class LockedApplication {

  private final UUID id;
  private final String client;
  private final String service;
  private final String applicantNik;
  private final Instant submittedAt;
  private final int savedMoves;
  private ApplicationState state;
  private String agencyReference;
  private Decision decision;
  private boolean checked;
  private Instant withdrawalAskedAt;
  private UUID withdrawal;
  private Decision lateDecision;
  private boolean changed;
  private final List<HistoryEntry> newEntries = new ArrayList<>();

  LockedApplication(
      UUID id,
      String client,
      String service,
      String applicantNik,
      Instant submittedAt,
      ApplicationState state,
      String agencyReference,
      Decision decision,
      boolean checked,
      int savedMoves,
      Instant withdrawalAskedAt,
      UUID withdrawal,
      Decision lateDecision) {
    this.id = id;
    this.client = client;
    this.service = service;
    this.applicantNik = applicantNik;
    this.submittedAt = submittedAt;
    this.state = state;
    this.agencyReference = agencyReference;
    this.decision = decision;
    this.checked = checked;
    this.savedMoves = savedMoves;
    this.withdrawalAskedAt = withdrawalAskedAt;
    this.withdrawal = withdrawal;
    this.lateDecision = lateDecision;
  }

  public UUID id() {
    return id;
  }

  /** Whose it is: the name of the front end that made it. */
  public String client() {
    return client;
  }

  public String applicantNik() {
    return applicantNik;
  }

  public String service() {
    return service;
  }

  public Instant submittedAt() {
    return submittedAt;
  }

  public ApplicationState state() {
    return state;
  }

  /** Null until known. */
  public String agencyReference() {
    return agencyReference;
  }

  /** Null until the agency decided. */
  public Decision decision() {
    return decision;
  }

  boolean checked() {
    return checked;
  }

  /**
   * Moves it, with one row of history. A move to the state it is in changes nothing.
   *
   * @param note null when the state says it all
   * @throws IllegalMoveException when the table of moves doesn't allow it; nothing is changed
   */
  public void move(ApplicationState next, Instant at, String note) {
    if (next == state) {
      return;
    }
    if (!state.mayMoveTo(next)) {
      throw new IllegalMoveException(id, state, next);
    }
    state = next;
    newEntries.add(new HistoryEntry(at, next, note));
    changed = true;
  }

  /**
   * Keeps the first reference it is given, as it is; null is ignored.
   *
   * @param reference within the rule of {@code AgencyReference}
   */
  public void refer(String reference) {
    if (agencyReference == null && reference != null) {
      agencyReference = reference;
      changed = true;
    }
  }

  /** Whether its agency has given it another reference before; null is no other. */
  public boolean isReferredOtherwise(String reference) {
    return agencyReference != null && reference != null && !agencyReference.equals(reference);
  }

  /** Moves it to the decision's state and keeps the decision. */
  public void decide(Decision made, Instant at) {
    move(made.state(), at, null);
    decision = made;
    changed = true;
  }

  /** Keeps a decision that isn't its own, or not yet. */
  public void keepLate(Decision made) {
    lateDecision = made;
    changed = true;
  }

  /** Returns the last decision kept by {@link #keepLate}, else null. */
  public Decision lateDecision() {
    return lateDecision;
  }

  /** Adds a row to its history without a move. */
  public void remark(Instant at, String note) {
    newEntries.add(new HistoryEntry(at, state, note));
    changed = true;
  }

  /** The checks before the delivery have passed. */
  public void pass() {
    changed |= !checked;
    checked = true;
  }

  /**
   * Its applicant takes it back.
   *
   * @param message what tells the agency so, null when it never had it
   */
  public void askBack(UUID message, Instant at) {
    withdrawalAskedAt = at;
    withdrawal = message;
    changed = true;
  }

  /** Null when its applicant didn't take it back. */
  public Instant withdrawalAskedAt() {
    return withdrawalAskedAt;
  }

  /** True when this message, which tells an agency of it, is not to be sent any more. */
  public boolean isOver(UUID message) {
    return state.isFinal() || withdrawalAskedAt != null && !message.equals(withdrawal);
  }

  /** True when this message takes it back at the agency. */
  public boolean isTakenBackBy(UUID message) {
    return message.equals(withdrawal);
  }

  UUID withdrawal() {
    return withdrawal;
  }

  boolean changed() {
    return changed;
  }

  int savedMoves() {
    return savedMoves;
  }

  List<HistoryEntry> newEntries() {
    return newEntries;
  }
}
