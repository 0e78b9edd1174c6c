package io.mpphub.desk;

import io.mpphub.application.Application;
import io.mpphub.application.HistoryEntry;
import io.mpphub.canonical.ApplicationRequest.Applicant;
import io.mpphub.gateway.Reasons;
import io.mpphub.problem.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An application as the unified API shows it. */
public record ApplicationView(
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

  public record Decision(
      String outcome, String licenceNumber, String document, String reason, LocalDate decidedOn) {}

  record Move(Instant at, String state, String note) {}

  /** A page; {@code next} is null on the last one. */
  record Applications(List<ApplicationView> applications, UUID next) {}

  /** With the words of hub and agencies as a front end may read them. */
  public static ApplicationView of(Application application, Reasons reasons, Language language) {
    UnaryOperator<String> words = reasons.in(language);
    return new ApplicationView(
        application.id(),
        application.service(),
        application.state().wireName(),
        new Applicant(application.applicantNik()),
        application.agencyReference(),
        application.submittedAt(),
        application.updatedAt(),
        application.withdrawalAskedAt(),
        decision(application.decision(), reasons, language),
        application.history().stream().map(entry -> move(entry, words)).toList());
  }

  private static Decision decision(
      io.mpphub.application.Decision decision, Reasons reasons, Language language) {
    return decision == null
        ? null
        : new Decision(
            decision.state().wireName(),
            decision.licenceNumber(),
            decision.link(),
            reasons.ofDecision(decision.reason(), language),
            decision.decidedOn());
  }

  private static Move move(HistoryEntry entry, UnaryOperator<String> words) {
    String note = entry.note();
    return new Move(entry.at(), entry.state().wireName(), note == null ? null : words.apply(note));
  }
}
