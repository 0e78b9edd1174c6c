package io.mpphub.security.secret;

import java.util.List;

/** The hub's keys and passwords can't be used as they are set. Holds no secret. */
public final class InvalidSecretsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidSecretsException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
