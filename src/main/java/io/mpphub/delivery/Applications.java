package io.mpphub.delivery;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.HistoryEntry;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.delivery.queue.RepeatableCommit;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.idempotency.IdempotencyKeys;
import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Accepts applications. An application that {@link #accept} has returned is stored and will be
 * delivered, even if the hub or the broker fails afterwards.
 */
public class Applications {

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final IdempotencyKeys keys;
  private final Ids ids;
  private final Relay relay;
  private final RepeatableCommit commits;
  private final DeliveryProperties properties;
  private final Clock clock;

  Applications(
      ApplicationStore applications,
      MessageStore messages,
      IdempotencyKeys keys,
      Ids ids,
      Relay relay,
      RepeatableCommit commits,
      DeliveryProperties properties,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.keys = keys;
    this.ids = ids;
    this.relay = relay;
    this.commits = commits;
    this.properties = properties;
    this.clock = clock;
  }

  /** An id for an application that is about to be accepted. */
  public UUID nextId() {
    return ids.next();
  }

  /**
   * Stores the application with its message and history in one transaction of its own, then lets it
   * be sent.
   *
   * @return the application; for a repeated Idempotency-Key, the one of the first answer
   * @throws ProblemException {@code hub-unavailable} when nothing could be stored, or it can't be
   *     told whether it is; {@code idempotency-conflict} when the key was used for another request
   */
  public Application accept(NewApplication request) {
    Instant now = clock.instant();
    Application application = application(request, now);
    Message message = request.first().message(ids, application.id(), now, properties.handover());
    try {
      commits.keep(() -> store(request, application, message, now));
    } catch (DuplicateKeyException e) {
      // Without a key it is its own id: it is stored, only the answer to the commit was lost.
      return request.idempotency() == null
          ? application
          : accepted(request.idempotency()).orElseThrow(Applications::unavailable);
    } catch (DataAccessException | TransactionException e) {
      throw unavailable();
    } catch (RepeatableCommit.UnknownException e) {
      throw ProblemException.hubUnavailable(
          "The hub can't tell whether this is accepted. Repeat it with the same Idempotency-Key.");
    }
    relay.handOver(message);
    return application;
  }

  /**
   * The first answer to a request with this key, empty when there was none.
   *
   * @throws ProblemException as {@link #accept} does
   */
  public Optional<Application> accepted(Idempotency use) {
    try {
      return keys.find(use.client(), use.key())
          .map(use::sameRequest)
          .flatMap(applications::find)
          .map(Application::asSubmitted);
    } catch (DataAccessException | TransactionException e) {
      throw unavailable();
    }
  }

  private void store(
      NewApplication request, Application application, Message message, Instant now) {
    if (request.idempotency() != null) {
      Idempotency use = request.idempotency();
      keys.insert(
          use.client(), use.key(), new IdempotencyKeys.Use(use.request(), application.id()), now);
    }
    applications.insert(application);
    messages.insert(message, request.first().body(), request.first().draft(), request.passed());
  }

  private Application application(NewApplication request, Instant now) {
    boolean checked = !request.first().isCheck();
    HistoryEntry submitted = new HistoryEntry(now, ApplicationState.SUBMITTED, null);
    List<HistoryEntry> history =
        checked
            ? List.of(submitted)
            : List.of(
                submitted,
                new HistoryEntry(
                    now,
                    ApplicationState.WAITING,
                    "An agency could not be reached. The checks are made as soon as it can be."));
    return new Application(
        request.id(),
        request.client(),
        request.service(),
        checked ? ApplicationState.SUBMITTED : ApplicationState.WAITING,
        request.applicantNik(),
        request.data(),
        null,
        null,
        checked,
        now,
        now,
        null,
        history);
  }

  private static ProblemException unavailable() {
    return ProblemException.hubUnavailable(
        "The hub can't store anything now; nothing was accepted.");
  }
}
