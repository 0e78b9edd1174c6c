package io.mpphub.service;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;

/** What a front end is told while one of a service's files is refused. */
final class ServiceFault {

  private ServiceFault() {}

  static ProblemException problem() {
    return ProblemException.of(
        ProblemCode.HUB_UNAVAILABLE,
        "The hub's files of this service have faults, which its operators see; nothing was"
            + " accepted.");
  }
}
