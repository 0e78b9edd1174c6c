package io.mpphub.console.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mpphub.console.frame.Masks;
import io.mpphub.delivery.message.FoundMessage;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as operators see it in a list: no body, the applicant masked.
 *
 * @param state of the application
 * @param step the name of the application's step that it is
 * @param status of the message
 * @param cause why the last attempt failed, null when it didn't
 * @param nextAttemptAt null unless it is to be tried again
 * @param deadAt null unless it is (or was, when discarded) a dead letter
 */
record MessageView(
    UUID id,
    UUID applicationId,
    String service,
    String state,
    String applicant,
    String step,
    String connector,
    String operation,
    String status,
    int attempts,
    String cause,
    Instant createdAt,
    Instant updatedAt,
    Instant nextAttemptAt,
    Instant deadAt) {

  static MessageView of(FoundMessage found) {
    Message message = found.message();
    return new MessageView(
        message.id(),
        message.applicationId(),
        found.service(),
        found.state().wireName(),
        Masks.nik(found.applicantNik()),
        message.step().name(),
        message.connector(),
        message.operation(),
        message.status().wireName(),
        message.progress().attempts(),
        Masks.text(message.progress().cause()),
        message.createdAt(),
        message.progress().updatedAt(),
        message.progress().nextAttemptAt(),
        message.progress().deadAt());
  }

  /** Neither delivered nor given up. */
  @JsonIgnore
  public boolean isOnItsWay() {
    return MessageStatus.of(status).filter(one -> !one.isClosed()).isPresent();
  }
}
