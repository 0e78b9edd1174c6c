package io.mpphub.console.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.application.HistoryEntry;
import io.mpphub.console.Routes;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.OperatorAction;
import io.mpphub.delivery.message.PassedCheck;
import io.mpphub.delivery.message.Progress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelinesTest {

  private static final Instant AT = Routes.NOON;
  private static final String NIK = "3508104101900001";

  private static final List<PassedCheck> PASSED =
      List.of(new PassedCheck("resident", "dukcapil", "find-resident", AT.minusMillis(30), 20));

  @Test
  void showsTheStepsFromTheChecksAtTheAcceptanceOn() {
    Timeline timeline =
        timeline(
            List.of(new HistoryEntry(AT, ApplicationState.DELIVERING, null)),
            List.of(
                new Attempt(1, AT.plusSeconds(1), 900L, "transient", 503, "Busy."),
                new Attempt(2, AT.plusSeconds(61), null, null, null, null)),
            List.of());

    assertThat(timeline.steps())
        .extracting(
            Timeline.StepView::name,
            Timeline.StepView::kind,
            Timeline.StepView::connector,
            step -> step.attempts().size(),
            Timeline.StepView::startedAt,
            Timeline.StepView::endedAt)
        .containsExactly(
            tuple("resident", "check", "dukcapil", 1, AT.minusMillis(30), AT.minusMillis(10)),
            tuple("submit", "submit", "licensing", 2, AT.plusSeconds(1), null));
    assertThat(timeline.timeline().get(0).by()).isEqualTo("dukcapil.find-resident");
    assertThat(timeline.timeline().get(0).step()).isEqualTo("resident");
  }

  @Test
  void tellsEverythingInTheOrderInWhichItHappened() {
    Timeline timeline =
        timeline(
            List.of(
                new HistoryEntry(AT, ApplicationState.SUBMITTED, null),
                new HistoryEntry(AT.plusSeconds(1), ApplicationState.DELIVERING, null),
                new HistoryEntry(AT.plusSeconds(2), ApplicationState.FAILED, "No."),
                new HistoryEntry(AT.plusSeconds(60), ApplicationState.WAITING, "Again.")),
            List.of(
                new Attempt(1, AT.plusSeconds(1), 900L, "transient", 503, "Busy."),
                new Attempt(2, AT.plusSeconds(61), null, null, null, null)),
            List.of(new OperatorAction(AT.plusSeconds(60), "ani", "replay", null)));

    assertThat(timeline.timeline())
        .extracting(Timeline.Event::kind, Timeline.Event::what)
        .containsExactly(
            tuple("attempt", "delivered"),
            tuple("state", "submitted"),
            tuple("state", "delivering"),
            tuple("attempt", "transient"),
            tuple("state", "failed"),
            tuple("action", "replay"),
            tuple("state", "waiting"),
            tuple("attempt", null));
    assertThat(timeline.timeline().get(3).by()).isEqualTo("licensing.submit");
    assertThat(timeline.timeline().get(5).by()).isEqualTo("ani");
  }

  @Test
  void showsNoWholeNik() {
    Timeline timeline =
        timeline(
            List.of(new HistoryEntry(AT, ApplicationState.REJECTED, NIK + " has none")),
            List.of(new Attempt(1, AT, 1L, "rejected", 422, "of " + NIK)),
            List.of(new OperatorAction(AT, "ani", "discard", "a test with " + NIK)));

    assertThat(timeline.application().applicant()).isEqualTo("3508**********01");
    assertThat(timeline.application().reason()).isEqualTo("berutang: 3508**********01");
    assertThat(timeline.toString()).doesNotContain(NIK).contains("3508**********01 has none");
  }

  private static Timeline timeline(
      List<HistoryEntry> history, List<Attempt> attempts, List<OperatorAction> actions) {
    UUID id = UUID.randomUUID();
    Application application =
        new Application(
            id,
            "mall",
            "practice-licence",
            history.get(history.size() - 1).state(),
            NIK,
            JsonNodeFactory.instance.objectNode().put("facility", "Puskesmas Senduro"),
            null,
            new Decision(false, null, null, "berutang: " + NIK, null),
            true,
            AT,
            AT,
            null,
            history);
    Message message =
        new Message(
            UUID.randomUUID(),
            id,
            ChainStep.submit(0),
            "licensing",
            "submit",
            AT,
            Progress.accepted(AT, AT));
    return Timelines.of(
        application, PASSED, List.of(new Timelines.Stored(message, attempts, actions)));
  }
}
