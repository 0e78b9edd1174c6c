package io.mpphub.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports the database's fault in a sentence, not in a stack trace. */
final class UnfitDataAnalyzer extends AbstractFailureAnalyzer<UnfitDataException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnfitDataException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
