package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that a simulated agency failed, without WireMock's own text: that holds whole requests, so
 * NIKs and passwords.
 */
final class QuietNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(QuietNotifier.class);

  private final String agency;

  QuietNotifier(String agency) {
    this.agency = agency;
  }

  @Override
  public void info(String message) {
    LOG.trace("Sandbox agency {} was asked", agency);
  }

  @Override
  public void error(String message) {
    LOG.debug("Sandbox agency {} could not answer a request", agency);
  }

  @Override
  public void error(String message, Throwable cause) {
    LOG.debug("Sandbox agency {} failed with {}", agency, cause.getClass().getName());
  }
}
