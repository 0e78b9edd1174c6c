package io.mpphub.delivery.attempt;

import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.DeliveryProperties;
import java.time.Duration;
import java.time.Instant;

/** Records the end of an attempt and the time of the next one. */
public class AttemptBook {

  private final MessageStore messages;
  private final RetrySchedule schedule;
  private final DeliveryProperties properties;

  public AttemptBook(MessageStore messages, RetrySchedule schedule, DeliveryProperties properties) {
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

  /**
   * Variant for a failed attempt; one that never left the hub doesn't count.
   *
   * @param own false when another has taken over and counts this one as lost
   */
  void close(Message message, Failure failure, boolean own, Instant now) {
    if (failure.kind() != Failure.Kind.NOT_SENT) {
      close(message, failure.outcome(), failure.httpStatus(), failure.cause(), now);
    } else if (own) {
      messages.forget(message.id(), message.progress().attempts());
    }
  }

  /** True when the failure was the last that the policy allows. */
  boolean isUsedUp(Message message, Failure failure) {
    return failure.kind() == Failure.Kind.RETRY
        && schedule.isUsedUp(message.connector(), message.progress().tries());
  }

  /** Returns the progress with the attempt counted; one that never left the hub doesn't count. */
  static Progress counted(Message message, Failure failure) {
    return switch (failure.kind()) {
      case NOT_SENT -> message.progress().untried();
      case HOLD -> message.progress().uncounted();
      default -> message.progress();
    };
  }

  /**
   * @param progress what counts of it
   */
  Progress again(Message message, Progress progress, Failure failure, Instant now) {
    int tries = message.progress().tries();
    Instant due =
        now.plus(
            failure.isOfHub()
                ? schedule.held(failure.retryAfter())
                : schedule.pause(message.connector(), tries, failure.retryAfter()));
    return progress.retrying(failure.cause(), now, due, due.plus(properties.lost()));
  }
}
