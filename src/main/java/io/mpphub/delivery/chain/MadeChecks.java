package io.mpphub.delivery.chain;

import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.PassedCheck;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The checks of an application that have been made, at its acceptance or by the delivery. */
public final class MadeChecks {

  private final MessageStore messages;

  public MadeChecks(MessageStore messages) {
    this.messages = messages;
  }

  /** Their names. */
  public Set<String> of(UUID application) {
    Set<String> made = new HashSet<>();
    messages.passedAtAcceptance(application).stream().map(PassedCheck::name).forEach(made::add);
    messages.ofApplication(application).stream()
        .filter(message -> message.isCheck() && message.status() == MessageStatus.DELIVERED)
        .map(message -> message.step().name())
        .forEach(made::add);
    return made;
  }
}
