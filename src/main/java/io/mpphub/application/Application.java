package io.mpphub.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A resident's application as it stands.
 *
 * @param client whose it is: the name of the front end that made it
 * @param data what the service's form holds, as it was accepted
 * @param agencyReference the agency's own number for it, null until known
 * @param decision null until the agency decided
 * @param checked false while checks at other agencies are still to be done in the delivery
 * @param withdrawalAskedAt when the applicant took it back, null when never
 * @param history each move, oldest first
 */
public record Application(
    UUID id,
    String client,
    String service,
    ApplicationState state,
    String applicantNik,
    JsonNode data,
    String agencyReference,
    Decision decision,
    boolean checked,
    Instant submittedAt,
    Instant updatedAt,
    Instant withdrawalAskedAt,
    List<HistoryEntry> history) {

  /** Returns the application as at its acceptance, in the first answer to the front end. */
  public Application asSubmitted() {
    boolean waits =
        history.size() > 1
            && history.get(1).state() == ApplicationState.WAITING
            && history.get(1).at().equals(submittedAt);
    List<HistoryEntry> first = history.subList(0, waits ? 2 : 1);
    return new Application(
        id,
        client,
        service,
        first.get(first.size() - 1).state(),
        applicantNik,
        data,
        null,
        null,
        !waits,
        submittedAt,
        submittedAt,
        null,
        first);
  }

  /** Returns the application as at the request for its withdrawal, in the first answer to that. */
  public Application asAskedBack() {
    List<HistoryEntry> first =
        history.stream().filter(entry -> !entry.at().isAfter(withdrawalAskedAt)).toList();
    boolean known = first.stream().anyMatch(e -> e.state() == ApplicationState.DELIVERED);
    return new Application(
        id,
        client,
        service,
        first.get(first.size() - 1).state(),
        applicantNik,
        data,
        known ? agencyReference : null,
        null,
        checked,
        submittedAt,
        withdrawalAskedAt,
        withdrawalAskedAt,
        first);
  }

  Application withHistory(List<HistoryEntry> entries) {
    return new Application(
        id,
        client,
        service,
        state,
        applicantNik,
        data,
        agencyReference,
        decision,
        checked,
        submittedAt,
        updatedAt,
        withdrawalAskedAt,
        List.copyOf(entries));
  }

  /** Without personal data: it may end up in a log. */
  @Override
  public String toString() {
    return "Application[" + id + ", " + service + ", " + state.wireName() + "]";
  }
}
