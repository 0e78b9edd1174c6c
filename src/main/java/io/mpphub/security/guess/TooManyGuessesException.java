package io.mpphub.security.guess;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A proof that is not looked at, since too many wrong ones came before. */
public final class TooManyGuessesException extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * @param pause how long it is still not looked at
   */
  TooManyGuessesException(Duration pause) {
    super("Too many wrong credentials");
    this.pause = pause;
  }

  /** Whole seconds after which the next proof is looked at. */
  public long seconds() {
    return pause.plusMillis(999).toSeconds();
  }

  public ProblemException problem() {
    return ProblemException.atAgency(
        ProblemCode.RATE_LIMITED,
        "Too many wrong credentials came; wait before you send others.",
        null,
        Duration.ofSeconds(seconds()));
  }
}
