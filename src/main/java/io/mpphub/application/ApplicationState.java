package io.mpphub.application;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where an application is. {@link #mayMoveTo} holds the one table of allowed moves. */
public enum ApplicationState {
  /** Accepted and stored; on its way to the agency. */
  SUBMITTED,
  /** An attempt to hand it to the agency is under way. */
  DELIVERING,
  /** The agency has it and hasn't decided. */
  DELIVERED,
  /** The agency's yes. Final. */
  APPROVED,
  /** The agency's no, or a check's. Final. */
  REJECTED,
  /** The agency is down or closed: it will be retried automatically. */
  WAITING,
  /** A dead letter: an operator must act. */
  FAILED,
  /** The applicant took it back. Final. */
  WITHDRAWN;

  private static final Map<ApplicationState, Set<ApplicationState>> MOVES =
      new EnumMap<>(ApplicationState.class);

  static {
    // A decision may overtake the answer to the submission, so every open state can be decided.
    MOVES.put(SUBMITTED, EnumSet.of(DELIVERING, WAITING, FAILED, APPROVED, REJECTED, WITHDRAWN));
    MOVES.put(DELIVERING, EnumSet.of(DELIVERED, WAITING, FAILED, APPROVED, REJECTED, WITHDRAWN));
    MOVES.put(WAITING, EnumSet.of(DELIVERING, FAILED, APPROVED, REJECTED, WITHDRAWN));
    MOVES.put(FAILED, EnumSet.of(WAITING, DELIVERING, APPROVED, REJECTED, WITHDRAWN));
    MOVES.put(DELIVERED, EnumSet.of(APPROVED, REJECTED, WITHDRAWN));
  }

  public boolean mayMoveTo(ApplicationState next) {
    return MOVES.getOrDefault(this, Set.of()).contains(next);
  }

  /** True when nothing changes it any more. */
  public boolean isFinal() {
    return !MOVES.containsKey(this);
  }

  /** The name in the unified API and in the database, such as {@code delivering}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when no state has this name. */
  public static Optional<ApplicationState> of(String wireName) {
    for (ApplicationState state : values()) {
      if (state.wireName().equals(wireName)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
