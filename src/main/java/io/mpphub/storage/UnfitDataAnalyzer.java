package io.mpphub.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence, not in a stack trace, what is wrong with the database. */
final class UnfitDataAnalyzer extends AbstractFailureAnalyzer<UnfitDataException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnfitDataException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
