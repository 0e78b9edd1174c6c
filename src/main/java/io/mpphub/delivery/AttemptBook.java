package io.mpphub.delivery;

import io.mpphub.store.Message;
import io.mpphub.store.MessageStore;
import io.mpphub.store.Progress;
import java.time.Duration;
import java.time.Instant;

/** What is written of an attempt that ended, and when the next one is. */
class AttemptBook {

  private final MessageStore messages;
  private final RetrySchedule schedule;
  private final DeliveryProperties properties;

  AttemptBook(MessageStore messages, RetrySchedule schedule, DeliveryProperties properties) {
    this.messages = messages;
    this.schedule = schedule;
    this.properties = properties;
  }

  /**
   * @param note null for none
   */
  void close(Message message, String outcome, Integer httpStatus, String note, Instant now) {
    messages.close(
        message.id(),
        message.progress().attempts(),
        outcome,
        httpStatus,
        Duration.between(message.progress().updatedAt(), now),
        note);
  }

  /** The same for one that failed; one that never left the hub was none. */
  void close(Message message, Failure failure, Instant now) {
    if (failure.kind() == Failure.Kind.NOT_SENT) {
      messages.forget(message.id(), message.progress().attempts());
    } else {
      close(message, failure.outcome(), failure.httpStatus(), failure.cause(), now);
    }
  }

  /** True when the failure was the last that the policy allows. */
  boolean isUsedUp(Message message, Failure failure) {
    return failure.kind() == Failure.Kind.RETRY
        && schedule.isUsedUp(message.connector(), message.progress().tries());
  }

  Progress again(Message message, Progress progress, Failure failure, Instant now) {
    Duration pause = schedule.pause(message.connector(), progress.tries(), failure.retryAfter());
    Instant due = now.plus(pause);
    Progress counted =
        switch (failure.kind()) {
          case NOT_SENT -> progress.untried();
          case HOLD -> progress.uncounted();
          default -> progress;
        };
    return counted.retrying(failure.cause(), now, due, due.plus(properties.lost()));
  }
}
