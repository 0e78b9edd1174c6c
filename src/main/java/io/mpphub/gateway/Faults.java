package io.mpphub.gateway;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a request part by part, its parameters, headers and body, and tells the faults of all of
 * them at once: who sends it then mends it in one go.
 */
public final class Faults {

  private final List<ProblemException> found = new ArrayList<>();

  /**
   * Returns a part of the request.
   *
   * @return null when it has faults; then it is not to be used until {@link #end}
   * @throws ProblemException for any other problem: without a body there is nothing to collect
   */
  public <T> T of(Supplier<T> part) {
    try {
      return part.get();
    } catch (ProblemException fault) {
      if (fault.code() != ProblemCode.INVALID) {
        throw fault;
      }
      found.add(fault);
      return null;
    }
  }

  /** Variant for a rule without a result. */
  public void of(Runnable rule) {
    of(
        () -> {
          rule.run();
          return null;
        });
  }

  /**
   * Ends well when no part has faults.
   *
   * @throws ProblemException {@code invalid}, with all of them
   */
  public void end() {
    if (found.size() == 1) {
      throw found.get(0);
    }
    if (!found.isEmpty()) {
      List<Fault> all =
          found.stream().flatMap(fault -> fault.errors().stream()).distinct().toList();
      throw ProblemException.invalid("The request breaks rules: see errors.", all);
    }
  }
}
