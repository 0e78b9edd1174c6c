package io.mpphub.canonical.rule;

import java.time.LocalDate;

/** A record whose members say things that can contradict each other. */
public interface Claims {

  /**
   * @param yesterday at the agency or later, so that midnight makes no contradiction
   */
  boolean isConsistent(LocalDate yesterday);
}
