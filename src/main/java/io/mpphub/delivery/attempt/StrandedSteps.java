package io.mpphub.delivery.attempt;

import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.ChainsChanged;
import io.mpphub.delivery.chain.MadeChecks;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.WaitingSteps;
import io.mpphub.delivery.queue.Relay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves on applications that wait at a step which their service makes elsewhere now, or no longer:
 * tickets there may have no consumer any more. Leaves out a submission that its agency may have.
 * Applications that wait because their service had no steps are due once it has.
 */
public class StrandedSteps {

  private static final Logger LOG = LoggerFactory.getLogger(StrandedSteps.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int BATCH = 200;

  private static final Set<MessageStatus> WAITING =
      EnumSet.of(MessageStatus.READY, MessageStatus.QUEUED, MessageStatus.RETRYING);

  private final Chains chains;
  private final ApplicationStore applications;
  private final MessageStore messages;
  private final WaitingSteps waiting;
  private final MadeChecks made;
  private final StepStart steps;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final Clock clock;
  private volatile Instant due = Instant.MIN;

  public StrandedSteps(
      Chains chains,
      ApplicationStore applications,
      MessageStore messages,
      WaitingSteps waiting,
      StepStart steps,
      Relay relay,
      TransactionOperations transaction,
      Clock clock) {
    this.chains = chains;
    this.applications = applications;
    this.messages = messages;
    this.waiting = waiting;
    this.made = new MadeChecks(messages);
    this.steps = steps;
    this.relay = relay;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener
  void follow(ChainsChanged event) {
    due = Instant.MIN;
  }

  /** To be called often; looks after a change, and else once a minute. */
  public void lead() {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return;
    }
    due = now.plus(PAUSE);
    for (WaitingSteps.Place place : waiting.places()) {
      chains.find(place.service()).ifPresent(chain -> lead(chain, place, now));
    }
  }

  private void lead(Chain chain, WaitingSteps.Place place, Instant now) {
    if (chain.has(place.step(), place.connector(), place.operation())) {
      transaction.executeWithoutResult(
          status -> waiting.wake(place, AttemptOpener.WITHOUT_STEPS, now));
      return;
    }
    for (UUID id : waiting.at(place, BATCH)) {
      try {
        tell(place, transaction.execute(status -> lead(chain, id)));
      } catch (RuntimeException e) {
        LOG.error(
            "Message {} can't be led on from {} ({}); the others are",
            id,
            place.step().name(),
            e.getClass().getSimpleName());
      }
    }
  }

  private void tell(WaitingSteps.Place place, Message started) {
    if (started == null) {
      return;
    }
    relay.handOver(started);
    LOG.info(
        "The steps of {} have changed: application {} goes on from {} at {}.{}",
        place.service(),
        started.applicationId(),
        place.step().name(),
        started.connector(),
        started.operation());
    // There may be more than a batch.
    due = Instant.MIN;
  }

  /** Null when it has gone on meanwhile. */
  private Message lead(Chain chain, UUID id) {
    Message found = messages.find(id).orElseThrow();
    LockedApplication application = applications.lock(found.applicationId()).orElseThrow();
    MessageStore.Loaded waits = messages.load(id).orElseThrow();
    Message message = waits.message();
    if (!WAITING.contains(message.status())
        || !StepStart.isMovable(waits)
        || waits.follows()
        || application.isOver(id)) {
      return null;
    }
    NextStep next = StepStart.now(chain, waits, () -> made.of(application.id()));
    return next.isOf(message) ? null : steps.instead(application, message, next, clock.instant());
  }
}
