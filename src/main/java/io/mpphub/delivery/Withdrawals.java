package io.mpphub.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.delivery.attempt.WithdrawalEnd;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.idempotency.IdempotencyKeys;
import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes applications back. An application that the agency never had ends at once; one that it has,
 * or may have, is withdrawn there by a message that follows the submission. Trouble with the
 * database comes out as Spring's {@code DataAccessException}: then nothing is withdrawn.
 */
public class Withdrawals {

  private static final Set<MessageStatus> NOT_ON_ITS_WAY =
      EnumSet.of(
          MessageStatus.READY, MessageStatus.QUEUED, MessageStatus.RETRYING, MessageStatus.DEAD);

  /** Work to do once the withdrawal is stored; each null for none. */
  private record Sequel(Message withdrawal, Message noLongerDead) {}

  private static final Sequel NOTHING = new Sequel(null, null);

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final IdempotencyKeys keys;
  private final ConnectorRegistry connectors;
  private final Ids ids;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final DeliveryProperties properties;
  private final Clock clock;

  Withdrawals(
      ApplicationStore applications,
      MessageStore messages,
      IdempotencyKeys keys,
      ConnectorRegistry connectors,
      Ids ids,
      Relay relay,
      TransactionOperations transaction,
      DeliveryProperties properties,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.keys = keys;
    this.connectors = connectors;
    this.ids = ids;
    this.relay = relay;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes an application back; again is the same as once.
   *
   * @param use null when the front end sent no Idempotency-Key
   * @return the application: {@code withdrawn}, or as it is until the agency has taken note
   * @throws ProblemException {@code not-found}; {@code invalid} when it is decided, or its agency
   *     takes nothing back; {@code agency-unavailable} when its connector doesn't run; {@code
   *     idempotency-conflict}
   */
  public Application withdraw(UUID id, Idempotency use) {
    Optional<UUID> repeated = used(use);
    if (repeated.isPresent()) {
      return applications.find(id).map(Application::asAskedBack).orElseThrow(Withdrawals::unknown);
    }
    Sequel sequel;
    try {
      sequel = transaction.execute(status -> withdrawLocked(id, use));
    } catch (DuplicateKeyException e) {
      used(use);
      throw e;
    }
    if (sequel.withdrawal() != null) {
      relay.handOver(sequel.withdrawal());
    }
    if (sequel.noLongerDead() != null) {
      relay.removeDead(sequel.noLongerDead());
    }
    return applications.find(id).orElseThrow(Withdrawals::unknown);
  }

  private Optional<UUID> used(Idempotency use) {
    return use == null
        ? Optional.empty()
        : keys.find(use.client(), use.key()).map(use::sameRequest);
  }

  private Sequel withdrawLocked(UUID id, Idempotency use) {
    LockedApplication application = applications.lock(id).orElseThrow(Withdrawals::unknown);
    if (used(use).isPresent()) {
      return NOTHING;
    }
    Instant now = clock.instant();
    Sequel sequel = application.withdrawalAskedAt() == null ? takeBack(application, now) : NOTHING;
    applications.save(application, now);
    if (use != null) {
      keys.insert(use.client(), use.key(), new IdempotencyKeys.Use(use.request(), id), now);
    }
    return sequel;
  }

  private Sequel takeBack(LockedApplication application, Instant now) {
    if (application.state().isFinal()) {
      throw refused("is {0} already", application.state().wireName());
    }
    Message submission = lastStep(application.id());
    boolean rests = NOT_ON_ITS_WAY.contains(submission.status());
    boolean dead = submission.status() == MessageStatus.DEAD;
    boolean heard = !submission.isCheck() && (!rests || submission.progress().maybeApplied());
    Message withdrawal = heard ? message(submission, now) : null;
    application.askBack(heard ? withdrawal.id() : null, now);
    if (rests) {
      Progress progress = submission.progress();
      messages.save(submission.with(progress.discarded(now)), progress.turn());
    }
    if (!heard) {
      application.move(ApplicationState.WITHDRAWN, now, WithdrawalEnd.NEVER_SENT);
    } else if (rests) {
      application.move(ApplicationState.WAITING, now, WithdrawalEnd.AT_THE_AGENCY);
    }
    if (heard) {
      messages.insert(
          withdrawal, JsonNodeFactory.instance.objectNode().put("id", application.id().toString()));
    }
    return new Sequel(withdrawal, dead ? submission : null);
  }

  /** The submission, or the check that it has come to. */
  private Message lastStep(UUID id) {
    List<Message> steps = messages.ofApplication(id);
    return steps.get(steps.size() - 1);
  }

  private Message message(Message submission, Instant now) {
    return new Message(
        ids.next(),
        submission.applicationId(),
        ChainStep.withdraw(submission.step().seq() + 1),
        submission.connector(),
        command(submission),
        now,
        Progress.accepted(now, now.plus(properties.handover())));
  }

  private String command(Message submission) {
    Connector connector =
        connectors.find(submission.connector()).orElseThrow(() -> notRunning(submission));
    return Optional.ofNullable(connector.operations().get(submission.operation()))
        .map(Operation::withdraw)
        .orElseThrow(
            () -> refused("is at the agency, or may be, and the agency takes nothing back"));
  }

  private static ProblemException notRunning(Message submission) {
    return ProblemException.atAgency(
        ProblemCode.AGENCY_UNAVAILABLE,
        "This is not in use now: the hub's operators hold it, or the agency's connector does not run.",
        submission.connector(),
        null);
  }

  private static ProblemException refused(String why, Object... values) {
    return ProblemException.invalid(
        "The application can't be withdrawn any more: see errors.",
        List.of(new Fault("/id", why, values)));
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemCode.NOT_FOUND, "There is no such application.");
  }
}
