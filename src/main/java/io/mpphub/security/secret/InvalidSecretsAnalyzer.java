package io.mpphub.security.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults in place of a stack trace. */
final class InvalidSecretsAnalyzer extends AbstractFailureAnalyzer<InvalidSecretsException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, InvalidSecretsException cause) {
    return new FailureAnalysis(
        "The hub does not start with this configuration:\n\n" + cause.getMessage(),
        "Set each to a value of your own, in the environment or in the configuration file of this"
            + " environment. './hub demo' starts the hub with demo secrets, on this machine only.",
        cause);
  }
}
