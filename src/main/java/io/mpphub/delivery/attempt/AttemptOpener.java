package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.access.Reader;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.MadeChecks;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.delivery.queue.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Idempotent Receiver: takes a JMS message and opens an attempt, unless the message is stale, a
 * duplicate or unknown. One short transaction; the application's row lock makes receipts of the
 * same message one after the other.
 */
public class AttemptOpener {

  private static final String CUT_OFF = "the hub stopped during this attempt";
  private static final String UNREADABLE = "What the hub stored of the request can't be read";
  private static final String FOLLOWS = "Waits for an earlier message of the same application";

  /** The cause recorded for a check that rests, by which {@link StrandedSteps} finds it. */
  public static final String WITHOUT_STEPS = "The file of the service's steps is refused or gone";

  private static final String MAY_BE_A_REPEAT = "may be a repeat";

  private final Chains chains;
  private final ApplicationStore applications;
  private final MessageStore messages;
  private final MadeChecks made;
  private final StepStart steps;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final Settling settling;
  private final DeliveryProperties properties;
  private final Clock clock;

  public AttemptOpener(
      Chains chains,
      ApplicationStore applications,
      MessageStore messages,
      StepStart steps,
      Relay relay,
      TransactionOperations transaction,
      Settling settling,
      DeliveryProperties properties,
      Clock clock) {
    this.chains = chains;
    this.applications = applications;
    this.messages = messages;
    this.made = new MadeChecks(messages);
    this.steps = steps;
    this.relay = relay;
    this.transaction = transaction;
    this.settling = settling;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param receipt the JMS message's id: the same again means that it was received before and not
   *     acknowledged
   */
  Step open(Ticket ticket, String receipt) {
    return transaction.execute(
        status ->
            applications
                .lock(ticket.applicationId())
                .flatMap(
                    application ->
                        messages
                            .load(ticket.messageId())
                            .filter(
                                found -> found.message().applicationId().equals(application.id()))
                            .map(found -> open(ticket, receipt, application, found)))
                .orElse(Step.INVALID));
  }

  private Step open(
      Ticket ticket, String receipt, LockedApplication application, MessageStore.Loaded found) {
    Message message = found.message();
    Progress progress = message.progress();
    boolean sameReceipt = receipt.equals(progress.receipt());
    if (sameReceipt && progress.status() != MessageStatus.DELIVERING) {
      return repeatEnd(message);
    }
    // The open attempt belongs to this very JMS message, at any turn: after each interruption
    // the same message comes again, and the turn rises.
    boolean cutOff = sameReceipt;
    boolean expected = ticket.turn() == progress.turn() && !isOpen(progress.status());
    if (!cutOff && !expected) {
      return Step.of(Next.DONE, message);
    }
    Instant now = clock.instant();
    if (cutOff) {
      messages.abandon(message.id(), progress.attempts(), CUT_OFF);
      progress = message.isCheck() ? progress : progress.doubted(now);
      message = message.with(progress);
    }
    if (!message.isNotice() && application.isOver(message.id())) {
      return settle(application, message, now);
    }
    if (found.follows()) {
      return putOff(message, receipt, FOLLOWS, now);
    }
    if (found.body() == null || (message.isCheck() && found.draft() == null)) {
      return setAside(application, message, receipt, now);
    }
    Optional<Chain> chain = chains.find(application.service());
    if (chain.isEmpty() && (found.unchecked() || message.isCheck())) {
      return putOff(message, receipt, WITHOUT_STEPS, now);
    }
    if (found.unchecked()) {
      return check(chain.get(), application, message, found.body(), now);
    }
    if (chain.isPresent() && !cutOff && StepStart.isMovable(found)) {
      NextStep next = StepStart.now(chain.get(), found, () -> made.of(application.id()));
      if (!next.isOf(message)) {
        return lead(application, message, next, now);
      }
    }
    Message taken = message.with(progress.taken(receipt, now, now.plus(settling.lease(message))));
    if (!messages.save(taken, progress.turn())) {
      return Step.of(Next.DONE, message);
    }
    messages.open(
        taken, now, progress.maybeApplied() && !message.isCheck() ? MAY_BE_A_REPEAT : null);
    if (application.state() == ApplicationState.SUBMITTED && !message.isNotice()) {
      application.move(ApplicationState.DELIVERING, now, null);
      applications.save(application, now);
    }
    Step.Check check =
        message.isCheck() ? new Step.Check(application.service(), found.draft()) : null;
    Reader reader = message.isNotice() ? null : reader(application);
    return new Step(Next.DELIVER, taken, body(application, found), reader, check);
  }

  /** Agencies are asked on behalf of the front end that sent the application. */
  private static Reader reader(LockedApplication application) {
    return new Reader(
        application.client(),
        ReaderKind.HUB,
        null,
        application.service(),
        application.applicantNik(),
        null,
        application.id());
  }

  /**
   * A submission that was stored without steps, its checks not made: it becomes the first of them.
   * The sweep brings it to the queue of the agency that is to be asked.
   */
  private Step check(
      Chain chain, LockedApplication application, Message message, JsonNode body, Instant now) {
    NextStep first = chain.first(body);
    Message check =
        new Message(
            message.id(),
            application.id(),
            first.step(),
            first.connector(),
            first.operation(),
            message.createdAt(),
            message.progress().replayed(now, now));
    if (messages.save(check, message.progress().turn())) {
      messages.become(check, first.body(), first.draft());
    }
    return Step.of(Next.DONE, check);
  }

  /** The service's steps have changed: the application waits at the wrong one. */
  private Step lead(LockedApplication application, Message waits, NextStep next, Instant now) {
    Message started = steps.instead(application, waits, next, now);
    if (started != null) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              relay.handOver(started);
            }
          });
    }
    return Step.of(Next.DONE, waits);
  }

  /** A withdrawal names the application as the agency does; that was not known from the start. */
  private static JsonNode body(LockedApplication application, MessageStore.Loaded found) {
    if (application.isTakenBackBy(found.message().id())
        && found.body() instanceof ObjectNode body) {
      body.put("agencyReference", application.agencyReference());
    }
    return found.body();
  }

  private static boolean isOpen(MessageStatus status) {
    return status == MessageStatus.DELIVERING || status.isClosed();
  }

  /**
   * The attempt was closed but the broker's commit is unknown: its outgoing message may be unsent.
   */
  private Step repeatEnd(Message message) {
    Progress progress = message.progress();
    switch (progress.status()) {
      case RETRYING -> {
        Message again = message.with(progress.resent(clock.instant(), progress.requeueAt()));
        messages.save(again, progress.turn());
        return Step.of(Next.AGAIN, again);
      }
      case DEAD -> {
        return Step.of(Next.DEAD, message);
      }
      default -> {
        return Step.of(Next.DONE, message);
      }
    }
  }

  /**
   * An earlier message of the application is under way or waits for its retry, or the service has
   * no steps. The queue's groups keep the order only as long as nothing is retried. It rests in the
   * store: the end of the earlier one, or the mended steps, make it due.
   */
  private Step putOff(Message message, String receipt, String cause, Instant now) {
    Instant forgotten = now.plus(properties.lost());
    Progress progress = message.progress();
    Message later =
        message.with(
            progress.taken(receipt, now, forgotten).untried().following(cause, now, forgotten));
    messages.save(later, progress.turn());
    return Step.of(Next.DONE, later);
  }

  /** A retry can't mend a malformed request: the ticket is invalid, and an operator must act. */
  private Step setAside(
      LockedApplication application, Message message, String receipt, Instant now) {
    Progress progress = message.progress().taken(receipt, now, now).untried();
    Progress end =
        message.isNotice() ? progress.rejected(UNREADABLE, now) : progress.dead(UNREADABLE, now);
    messages.save(message.with(end), message.progress().turn());
    if (!message.isNotice() && application.state().mayMoveTo(ApplicationState.FAILED)) {
      application.move(ApplicationState.FAILED, now, AttemptCloser.givenUp(message));
      applications.save(application, now);
    }
    return Step.INVALID;
  }

  /** Decided, withdrawn or taken back meanwhile: nothing is sent any more. */
  private Step settle(LockedApplication application, Message message, Instant now) {
    Progress progress = message.progress();
    boolean decided =
        application.state().isFinal() && application.state() != ApplicationState.WITHDRAWN;
    boolean done = decided && !message.isCheck() && !application.isTakenBackBy(message.id());
    Message ended = message.with(done ? progress.delivered(now) : progress.discarded(now));
    if (messages.save(ended, progress.turn()) && !application.state().isFinal()) {
      WithdrawalEnd.cut(application, ended, now);
      applications.save(application, now);
    }
    return Step.of(Next.DONE, message);
  }
}
