package io.mpphub.console;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reasons of operators' actions, kept for the record. */
final class Reasons {

  private static final int LONGEST = 500;

  /**
   * Characters that end a line or turn the direction of writing, with which a text could be forged.
   */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private Reasons() {}

  /**
   * The reason as it is kept: without NIKs.
   *
   * @throws ProblemException {@code invalid} for null, blank, too long, or with control characters
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
    return reason == null
            || reason.isBlank()
            || reason.length() > LONGEST
            || UNFIT.matcher(reason).find()
        ? Optional.of(
            new Fault("/reason", "must be said in 1 to " + LONGEST + " characters, on one line"))
        : Optional.empty();
  }
}
