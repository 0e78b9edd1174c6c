package io.mpphub.drill;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mpphub.application.ApplicationState;
import java.time.Instant;
import java.util.List;

/** An application as the hub tells it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredApplication(String id, String state, List<Move> history) {

  /** A row of its history. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Move(Instant at, String state) {

    boolean mayBeFollowedBy(Move next) {
      return !next.at.isBefore(at)
          && ApplicationState.of(state)
              .orElseThrow()
              .mayMoveTo(ApplicationState.of(next.state).orElseThrow());
    }
  }

  /** Nothing changes it any more: the agency, or the applicant, has decided. */
  boolean isDecided() {
    return ApplicationState.of(state).orElseThrow().isFinal();
  }

  /** Waiting is of no use: an operator must act. */
  boolean isStuck() {
    return state.equals(ApplicationState.FAILED.wireName());
  }

  /** Its history begins with the submission, moves as allowed and ends where it is. */
  boolean isInOrder() {
    if (history.isEmpty()
        || !history.get(0).state.equals(ApplicationState.SUBMITTED.wireName())
        || !history.get(history.size() - 1).state.equals(state)) {
      return false;
    }
    for (int i = 1; i < history.size(); i++) {
      if (!history.get(i - 1).mayBeFollowedBy(history.get(i))) {
        return false;
      }
    }
    return true;
  }
}
