package io.mpphub.console.frame;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** GivenReason of operators' actions, kept for the record. */
public final class GivenReason {

  private static final int LONGEST = 500;

  /**
   * Characters that end a line or turn the direction of writing, with which a text could be forged.
   */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private GivenReason() {}

  /**
   * The reason as it is kept: without NIKs.
   *
   * @throws ProblemException {@code invalid} for null, blank, too long, or with control characters
   */
  public static String checked(String reason) {
    fault(reason)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid("The reason " + fault.detail() + ".", List.of(fault));
            });
    return Masks.text(reason.strip());
  }

  /** The rule that it breaks, if it does. */
  public static Optional<Fault> fault(String reason) {
    return reason == null
            || reason.isBlank()
            || reason.length() > LONGEST
            || UNFIT.matcher(reason).find()
        ? Optional.of(
            new Fault("/reason", "must be said in 1 to " + LONGEST + " characters, on one line"))
        : Optional.empty();
  }
}
