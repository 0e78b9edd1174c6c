package io.mpphub.service;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Duration;

/** Answer to a front end while one of a service's files is refused. */
public final class ServiceFault {

  /** A guess; a mended file goes live at once. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

  private ServiceFault() {}

  public static ProblemException problem() {
    return ProblemException.atAgency(
        ProblemCode.HUB_UNAVAILABLE,
        "The hub's files of this service have faults, which its operators see; nothing was"
            + " accepted.",
        null,
        UNTIL_MENDED);
  }
}
