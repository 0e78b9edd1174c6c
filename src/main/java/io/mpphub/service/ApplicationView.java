package io.mpphub.service;

import io.mpphub.canonical.ApplicationRequest.Applicant;
import io.mpphub.store.Application;
import io.mpphub.store.HistoryEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An application as the unified API shows it. */
record ApplicationView(
    UUID id,
    String service,
    String state,
    Applicant applicant,
    String agencyReference,
    Instant submittedAt,
    Instant updatedAt,
    Instant withdrawalRequestedAt,
    Decision decision,
    List<Move> history) {

  record Decision(
      String outcome, String licenceNumber, String document, String reason, LocalDate decidedOn) {}

  record Move(Instant at, String state, String note) {}

  /** A page; {@code next} is null on the last one. */
  record Applications(List<ApplicationView> applications, UUID next) {}

  static ApplicationView of(Application application) {
    return new ApplicationView(
        application.id(),
        application.service(),
        application.state().wireName(),
        new Applicant(application.applicantNik()),
        application.agencyReference(),
        application.submittedAt(),
        application.updatedAt(),
        application.withdrawalAskedAt(),
        decision(application.decision()),
        application.history().stream().map(ApplicationView::move).toList());
  }

  /** The same with the hub's words in another language. */
  ApplicationView told(UnaryOperator<String> words) {
    return new ApplicationView(
        id,
        service,
        state,
        applicant,
        agencyReference,
        submittedAt,
        updatedAt,
        withdrawalRequestedAt,
        decision,
        history.stream()
            .map(m -> new Move(m.at(), m.state(), m.note() == null ? null : words.apply(m.note())))
            .toList());
  }

  private static Decision decision(io.mpphub.store.Decision decision) {
    return decision == null
        ? null
        : new Decision(
            decision.state().wireName(),
            decision.licenceNumber(),
            decision.link(),
            decision.reason(),
            decision.decidedOn());
  }

  private static Move move(HistoryEntry entry) {
    return new Move(entry.at(), entry.state().wireName(), entry.note());
  }
}
