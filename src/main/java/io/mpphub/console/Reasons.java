package io.mpphub.console;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.List;
import java.util.Optional;

/** Why an operator does something that is kept for the record. */
final class Reasons {

  private static final int LONGEST = 500;

  private Reasons() {}

  /**
   * The reason as it is kept: without NIKs.
   *
   * @throws ProblemException {@code invalid} for null, blank or too long
   */
  static String checked(String reason) {
    fault(reason)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid("The reason " + fault.detail() + ".", List.of(fault));
            });
    return Masks.text(reason.strip());
  }

  /** The rule that it breaks, if it does. */
  static Optional<Fault> fault(String reason) {
    return reason == null || reason.isBlank() || reason.length() > LONGEST
        ? Optional.of(new Fault("/reason", "must be said in 1 to " + LONGEST + " characters"))
        : Optional.empty();
  }
}
