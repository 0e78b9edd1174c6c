package io.mpphub.store;

/**
 * A message as a search finds it: with what operators want to know of its application.
 *
 * @param service what was applied for
 * @param state where the application is
 * @param applicantNik whole: whoever shows it masks it
 */
public record FoundMessage(
    Message message, String service, ApplicationState state, String applicantNik) {

  /** Without personal data: it may end up in a log. */
  @Override
  public String toString() {
    return "FoundMessage[" + message.id() + ", " + service + ", " + state.wireName() + "]";
  }
}
