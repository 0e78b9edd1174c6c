package io.mpphub.delivery.attempt;

import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import java.time.Instant;

/**
 * End of an application that its applicant took back. The agency has the last word: its decision
 * stands.
 */
public final class WithdrawalEnd {

  public static final String NEVER_SENT = "Withdrawn. The agency never had it.";
  public static final String AT_THE_AGENCY = "The agency may have it. It is withdrawn there.";

  private static final String GONE = "Withdrawn. The agency has it no longer.";
  private static final String AGREED = "Withdrawn at the agency.";
  private static final String APPROVED_LATE =
      "The agency approved it after its end. The hub's operators take care of it.";
  private static final String REJECTED_LATE =
      "The agency rejected it after its end. The hub's operators take care of it.";
  private static final String APPROVED_FIRST =
      "The agency approved it, and then decided otherwise. The hub's operators take care of it.";
  private static final String REJECTED_FIRST =
      "The agency rejected it, and then decided otherwise. The hub's operators take care of it.";
  private static final String UNKNOWN = "not-found";
  private static final String NOT_TOLD =
      "The withdrawal could not be handed to the agency. The hub's operators take care of it.";

  private WithdrawalEnd() {}

  /** The agency has taken note. */
  static void agreed(LockedApplication application, Instant now) {
    if (!application.state().isFinal()) {
      application.move(ApplicationState.WITHDRAWN, now, AGREED);
      if (application.lateDecision() != null) {
        application.remark(now, late(application.lateDecision()));
      }
    }
  }

  /** Returns the notice of a decision that doesn't count. */
  public static String late(Decision decision) {
    return decision.state() == ApplicationState.APPROVED ? APPROVED_LATE : REJECTED_LATE;
  }

  /** Returns the notice of a decision that another one followed before it could count. */
  public static String takenBack(Decision decision) {
    return decision.state() == ApplicationState.APPROVED ? APPROVED_FIRST : REJECTED_FIRST;
  }

  /**
   * The agency agreed, and its decision came in the meantime: unless it was asked since, it is
   * unknown which of the two stands.
   */
  static boolean isCrossed(LockedApplication application, Message withdrawal) {
    return !application.state().isFinal()
        && application.isTakenBackBy(withdrawal.id())
        && application.lateDecision() != null
        && !withdrawal.progress().maybeApplied();
  }

  /** The submission is not tried any more. */
  static void cut(LockedApplication application, Message submission, Instant now) {
    if (submission.progress().maybeApplied()) {
      application.move(ApplicationState.WAITING, now, AT_THE_AGENCY);
    } else {
      application.move(ApplicationState.WITHDRAWN, now, NEVER_SENT);
    }
  }

  /** The agency has no such application. */
  static boolean isUnknown(Failure failure) {
    return failure.kind() == Failure.Kind.REJECTED && failure.outcome().equals(UNKNOWN);
  }

  private static boolean wasThere(LockedApplication application) {
    return application.agencyReference() != null
        || application.state() == ApplicationState.DELIVERED;
  }

  /** The agency was asked in vain, for now or for good. */
  static void failed(
      LockedApplication application, Message withdrawal, Failure failure, Instant now) {
    if (application.state().isFinal()) {
      return;
    }
    boolean ended =
        withdrawal.status() == MessageStatus.REJECTED || withdrawal.status() == MessageStatus.DEAD;
    if (ended && application.lateDecision() != null) {
      application.decide(application.lateDecision(), now);
      return;
    }
    switch (withdrawal.status()) {
      case REJECTED -> {
        if (isUnknown(failure)) {
          application.move(
              ApplicationState.WITHDRAWN, now, wasThere(application) ? GONE : NEVER_SENT);
        } else {
          // The agency refuses, so it has the application.
          AttemptCloser.hand(application, now, now);
        }
      }
      case DEAD -> {
        if (application.state() != ApplicationState.DELIVERED) {
          application.move(ApplicationState.FAILED, now, NOT_TOLD);
        }
      }
      default -> {
        // The application keeps its state, and the withdrawal is retried.
      }
    }
  }
}
