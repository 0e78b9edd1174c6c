package io.mpphub.security;

import java.util.List;

/** The hub's keys and passwords can't be used as they are set. Holds no secret. */
final class InvalidSecretsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSecretsException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
