package io.mpphub.delivery.message;

import io.mpphub.application.ApplicationState;

/**
 * A message as a search finds it, with details of its application for operators.
 *
 * @param service the service applied for
 * @param state the application's state
 * @param applicantNik unmasked; the view masks it
 */
public record FoundMessage(
    Message message, String service, ApplicationState state, String applicantNik) {

  /** Without personal data: it may end up in a log. */
  @Override
  public String toString() {
    return "FoundMessage[" + message.id() + ", " + service + ", " + state.wireName() + "]";
  }
}
