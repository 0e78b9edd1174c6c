package io.mpphub.service;

import io.mpphub.canonical.ApplicationRequest.Applicant;
import io.mpphub.store.Application;
import io.mpphub.store.HistoryEntry;
import io.mpphub.store.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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

  static Applications of(Page<Application> page) {
    return new Applications(page.items().stream().map(ApplicationView::of).toList(), page.next());
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
