package io.mpphub.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.Progress;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private final UUID application = new UUID(1, 1);
  private final Message message =
      new Message(
          new UUID(1, 2),
          application,
          ChainStep.submit(0),
          "licensing",
          "submit",
          NOW,
          Progress.accepted(NOW, NOW));

  @Test
  void isReadAsItWasWritten() {
    assertThat(Ticket.read(Ticket.properties(message, null)))
        .contains(new Ticket(message.id(), application, 0));
  }

  @Test
  void hasTheMessagesIdForDuplicatesAndTheApplicationsForOrder() {
    assertThat(Ticket.properties(message, null))
        .containsEntry("_AMQ_DUPL_ID", message.id().toString())
        .containsEntry("JMSXGroupID", application.toString())
        .doesNotContainKey("_AMQ_SCHED_DELIVERY");
  }

  @Test
  void isAnotherOneEachTimeItIsSent() {
    Message again = message.with(message.progress().requeued(NOW, NOW));

    assertThat(Ticket.properties(again, NOW))
        .containsEntry("_AMQ_DUPL_ID", message.id() + ":1")
        .containsEntry("_AMQ_SCHED_DELIVERY", NOW.toEpochMilli());
  }

  @Test
  void isNotReadFromSomethingElse() {
    assertThat(Ticket.read(Map.of())).isEmpty();
    assertThat(Ticket.read(Map.of("hubMessage", "x", "JMSXGroupID", "y", "hubTurn", 0))).isEmpty();
    assertThat(
            Ticket.read(
                Map.of(
                    "hubMessage", message.id().toString(),
                    "JMSXGroupID", application.toString(),
                    "hubTurn", "0")))
        .isEmpty();
  }
}
