package io.mpphub.console.message;

import io.mpphub.application.ApplicationStore;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Messages;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Finds messages and their histories. Trouble with the database comes out as Spring's {@code
 * DataAccessException}.
 */
@Component
public class MessageArchive {

  private final Messages messages;
  private final MessageStore outbox;
  private final ApplicationStore applications;

  MessageArchive(Messages messages, MessageStore outbox, ApplicationStore applications) {
    this.messages = messages;
    this.outbox = outbox;
    this.applications = applications;
  }

  /**
   * Newest first. The id of a message finds all messages of its application, and so do the trace id
   * of a call that made it and the agency's reference.
   *
   * @throws ProblemException {@code invalid} when the search breaks rules
   */
  MessagePage search(MessageSearch search) {
    UUID id = search.idOrNull();
    UUID application = id == null ? null : application(id);
    // A trace id is as long as a UUID, and problems name theirs as one.
    boolean known = application != null && applications.find(application).isPresent();
    return MessagePage.of(messages.search(search.query(known ? application : null)));
  }

  /**
   * @param id of an application, or of a message, which leads to its application; any text
   * @throws ProblemException {@code not-found} when there is neither
   */
  public Timeline timeline(String id) {
    return uuid(id)
        .flatMap(this::timeline)
        .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such message."));
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Timeline> timeline(UUID id) {
    return applications
        .find(application(id))
        .map(
            application ->
                Timelines.of(
                    application,
                    outbox.passedAtAcceptance(application.id()),
                    outbox.ofApplication(application.id()).stream().map(this::stored).toList()));
  }

  private UUID application(UUID id) {
    return messages.find(id).map(Message::applicationId).orElse(id);
  }

  private Timelines.Stored stored(Message message) {
    return new Timelines.Stored(
        message, messages.attempts(message.id()), messages.actions(message.id()));
  }
}
