package io.mpphub.delivery.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.Progress;
import io.mpphub.jdbc.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A step of an application that is to be made next.
 *
 * @param connector which agency's system
 * @param operation its query for a check, else its command
 * @param body the canonical request of {@code operation}, at most a million characters of JSON
 * @param draft the application as the checks before have made it, from which the chain goes on when
 *     this check is done; null when it is no check
 */
public record NextStep(
    ChainStep step, String connector, String operation, JsonNode body, JsonNode draft) {

  /** The submission of an application that nothing, or nothing more, is to be checked of. */
  public static NextStep submit(int seq, String connector, String operation, JsonNode body) {
    return new NextStep(ChainStep.submit(seq), connector, operation, body, null);
  }

  /** True when it only asks. */
  public boolean isCheck() {
    return step.kind() == ChainStep.Kind.CHECK;
  }

  /** Returns this step at another place of its chain. */
  public NextStep at(int seq) {
    ChainStep moved = new ChainStep(step.name(), step.kind(), seq);
    return new NextStep(moved, connector, operation, body, draft);
  }

  /** True when a message is this very step, at this place. */
  public boolean isOf(Message message) {
    return step.name().equals(message.step().name())
        && step.kind() == message.step().kind()
        && connector.equals(message.connector())
        && operation.equals(message.operation());
  }

  /** Its message, not sent yet. */
  public Message message(Ids ids, UUID application, Instant now, Duration handover) {
    Progress progress = Progress.accepted(now, now.plus(handover));
    return new Message(ids.next(), application, step, connector, operation, now, progress);
  }

  /** Without personal data: it may end up in a log. */
  @Override
  public String toString() {
    return "NextStep[" + step.name() + ", " + connector + "." + operation + "]";
  }
}
