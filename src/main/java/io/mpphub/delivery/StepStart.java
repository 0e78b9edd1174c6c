package io.mpphub.delivery;

import io.mpphub.store.ApplicationStore;
import io.mpphub.store.Ids;
import io.mpphub.store.LockedApplication;
import io.mpphub.store.Message;
import io.mpphub.store.MessageStore;
import java.time.Instant;
import java.util.List;

/** Stores an application's next step, in the transaction that closes the one before. */
final class StepStart {

  private static final String ELSEWHERE = "The steps of the service have changed meanwhile";

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final Ids ids;
  private final DeliveryProperties properties;

  StepStart(
      ApplicationStore applications,
      MessageStore messages,
      Ids ids,
      DeliveryProperties properties) {
    this.applications = applications;
    this.messages = messages;
    this.ids = ids;
    this.properties = properties;
  }

  /**
   * @param before whose place it takes or which it follows, closed already
   * @return its message, to be handed over after the commit
   */
  Message start(LockedApplication application, Message before, NextStep next, Instant now) {
    Message started = next.message(ids, application.id(), now, properties.handover());
    if (before.progress().maybeApplied()) {
      // It was a submission before it became a check.
      started = started.with(started.progress().doubted(now));
    }
    messages.insert(started, next.body(), next.draft(), List.of());
    if (!next.isCheck()) {
      application.pass();
      applications.save(application, now);
    }
    return started;
  }

  /**
   * Puts a step in the place of a check that waits; its attempts stay with the check.
   *
   * @return null when another has taken the check
   */
  Message instead(LockedApplication application, Message check, NextStep next, Instant now) {
    Message ended = check.with(check.progress().replaced(ELSEWHERE, now));
    if (!messages.save(ended, check.progress().turn())) {
      return null;
    }
    messages.forgetDraft(check.id());
    return start(application, check, next, now);
  }
}
