package io.mpphub.delivery.attempt;

import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.jdbc.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Stores an application's next step, in the transaction that closes the one before. */
public final class StepStart {

  private static final String ELSEWHERE = "The steps of the service have changed meanwhile";

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final Ids ids;
  private final DeliveryProperties properties;

  public StepStart(
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
      // The step was a submission before it became a check.
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
   * Puts a step in the place of one that waits, whose attempts stay with that one. It comes after
   * it: the last step of an application is the one that counts.
   *
   * @return null when another has taken the one that waits
   */
  Message instead(LockedApplication application, Message waits, NextStep next, Instant now) {
    Message ended = waits.with(waits.progress().replaced(ELSEWHERE, now));
    if (!messages.save(ended, waits.progress().turn())) {
      return null;
    }
    messages.forgetDraft(waits.id());
    return start(application, waits, next.at(waits.step().seq() + 1), now);
  }

  /**
   * Returns the current step for an application that waits at one.
   *
   * @param waits a check, or a submission that its agency surely hasn't got
   * @param made the checks that were made before; asked for a check only
   */
  static NextStep now(Chain chain, MessageStore.Loaded waits, Supplier<Set<String>> made) {
    ChainStep step = waits.message().step();
    return waits.message().isCheck()
        ? chain.now(new Chain.Stand(step, made.get(), waits.draft()))
        : chain.submission(step.seq(), waits.body());
  }

  /** True of a step that may be made elsewhere without being made twice. */
  static boolean isMovable(MessageStore.Loaded waits) {
    Message message = waits.message();
    return message.isCheck()
        ? waits.draft() != null
        : message.step().kind() == ChainStep.Kind.SUBMIT
            && !message.progress().maybeApplied()
            && !waits.unchecked()
            && waits.body() != null;
  }
}
