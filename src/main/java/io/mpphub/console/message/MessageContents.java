package io.mpphub.console.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.access.Access;
import io.mpphub.access.AccessLog;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationStore;
import io.mpphub.console.frame.GivenReason;
import io.mpphub.delivery.message.Messages;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Content of messages to agencies: personal data, shown with a reason only. Each reading is logged,
 * and told to the resident.
 */
@Component
class MessageContents {

  private static final Logger LOG = LoggerFactory.getLogger(MessageContents.class);

  private final Messages messages;
  private final ApplicationStore applications;
  private final AccessLog accesses;

  MessageContents(Messages messages, ApplicationStore applications, AccessLog accesses) {
    this.messages = messages;
    this.applications = applications;
    this.accesses = accesses;
  }

  /**
   * The canonical request; JSON null once it is forgotten.
   *
   * @throws ProblemException {@code not-found} when there is no such message, {@code invalid}
   *     without a reason
   */
  JsonNode show(String id, String reason, String operator) {
    String why = GivenReason.checked(reason);
    JsonNode body = messages.body(uuid(id)).orElseThrow(MessageContents::gone);
    messages
        .find(uuid(id))
        .flatMap(message -> applications.find(message.applicationId()))
        .ifPresent(application -> accesses.record(access(application, operator, why)));
    LOG.info("Content of message {} is shown to {}: {}", id, operator, why);
    return body;
  }

  private static Access access(Application application, String operator, String why) {
    return new Access(
        application.applicantNik(),
        operator,
        ReaderKind.OPERATOR,
        why,
        application.service(),
        null,
        List.of("application"),
        application.id());
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw gone();
    }
  }

  private static ProblemException gone() {
    return ProblemException.of(ProblemCode.NOT_FOUND, "There is no such message.");
  }
}
