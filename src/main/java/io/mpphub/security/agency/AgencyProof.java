package io.mpphub.security.agency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Whether a call at the agencies' door comes from the agency, as far as its headers tell. */
@FunctionalInterface
public interface AgencyProof {

  /** Meaning of the proof in a call's headers. */
  enum Verdict {
    /** There is no receiver. */
    NOBODY,
    /** No proof came. */
    NONE,
    WRONG,
    /** There is one; whether it holds only the message tells. */
    IN_MESSAGE,
    RIGHT;

    /** True when the message is worth reading. */
    public boolean mayHold() {
      return this == IN_MESSAGE || this == RIGHT;
    }
  }

  /**
   * Credentials that a call shows.
   *
   * @param agency whose door it is: a connector's name, null when it belongs to none
   * @param header where the proof, or a part of it, stands; null when that isn't known
   */
  record Shown(Verdict verdict, String agency, String header) {}

  /** Works without the body, and never lets a call in. */
  Shown of(HttpServletRequest request);

  /**
   * Looks at a proof that only the message tells of, unless too many wrong ones came before.
   *
   * @param proof called at most once
   * @return whether it holds; false when it was not looked at
   */
  static boolean judge(HttpServletRequest request, BooleanSupplier proof) {
    return request.getAttribute(AgencyGuard.JUDGE) instanceof AgencyGuard.Judge judge
        ? judge.holds(proof)
        : proof.getAsBoolean();
  }
}
