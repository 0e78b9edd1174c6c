package io.mpphub.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.Progress;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlameTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private final Blame blame = new Blame();

  private static Message message(int number) {
    return new Message(
        new UUID(1, number),
        new UUID(2, number),
        ChainStep.submit(0),
        "licensing",
        "submit",
        NOW,
        Progress.accepted(NOW, NOW));
  }

  private Failure.Kind refused(int number, int status) {
    Failure failure =
        Failure.of(
            new AgencyException(
                "licensing", "submit", Outcome.MISCONFIGURED, status, null, "said so"),
            "licensing");
    return blame.judge(message(number), failure).kind();
  }

  @Test
  void holdsNothingForOneMessageHoweverOftenItIsRefused() {
    for (int i = 0; i < 10; i++) {
      assertThat(refused(1, 403)).isEqualTo(Failure.Kind.RETRY);
    }
  }

  @Test
  void holdsNothingForMessagesAmongThoseThatAreTaken() {
    for (int i = 0; i < 10; i++) {
      assertThat(refused(i, 403)).isEqualTo(Failure.Kind.RETRY);
      assertThat(refused(i + 100, 403)).isEqualTo(Failure.Kind.RETRY);
      blame.taken(message(200));
    }
  }

  @Test
  void holdsWhenSeveralInARowAreRefused() {
    assertThat(refused(1, 403)).isEqualTo(Failure.Kind.RETRY);
    assertThat(refused(2, 403)).isEqualTo(Failure.Kind.RETRY);
    assertThat(refused(3, 403)).isEqualTo(Failure.Kind.HOLD);
  }

  @Test
  void holdsAtOnceWhenTheHubsCredentialsAreRefused() {
    assertThat(refused(1, 401)).isEqualTo(Failure.Kind.HOLD);
  }

  @Test
  void countsAfreshOnceItHasHeldTheConnector() {
    refused(1, 403);
    refused(2, 403);
    refused(3, 403);

    assertThat(refused(4, 403)).isEqualTo(Failure.Kind.RETRY);
    assertThat(refused(5, 403)).isEqualTo(Failure.Kind.RETRY);
    assertThat(refused(6, 403)).isEqualTo(Failure.Kind.HOLD);
  }

  @Test
  void takesTheAgencysNoForASignThatItTakesOthers() {
    refused(1, 403);
    refused(2, 403);
    Failure no =
        Failure.of(
            new AgencyException("licensing", "submit", Outcome.REJECTED, 422, null, "no"),
            "licensing");

    assertThat(blame.judge(message(3), no)).isSameAs(no);

    assertThat(refused(4, 403)).isEqualTo(Failure.Kind.RETRY);
  }

  @Test
  void leavesWhatMayPassAsItIs() {
    refused(1, 403);
    refused(2, 403);
    Failure later =
        Failure.of(
            new AgencyException("licensing", "submit", Outcome.TRANSIENT, 503, null, "later"),
            "licensing");

    assertThat(blame.judge(message(3), later)).isSameAs(later);

    // A failing gateway says nothing of what the agency takes.
    assertThat(refused(4, 403)).isEqualTo(Failure.Kind.HOLD);
  }
}
