package io.mpphub.delivery;

import io.mpphub.store.MessageStatus;
import io.mpphub.store.MessageStore;
import io.mpphub.store.PassedCheck;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The checks of an application that have been made, at its acceptance or by the delivery. */
final class MadeChecks {

  private final MessageStore messages;

  MadeChecks(MessageStore messages) {
    this.messages = messages;
  }

  /** Their names. */
  Set<String> of(UUID application) {
    Set<String> made = new HashSet<>();
    messages.passedAtAcceptance(application).stream().map(PassedCheck::name).forEach(made::add);
    messages.ofApplication(application).stream()
        .filter(message -> message.isCheck() && message.status() == MessageStatus.DELIVERED)
        .map(message -> message.step().name())
        .forEach(made::add);
    return made;
  }
}
