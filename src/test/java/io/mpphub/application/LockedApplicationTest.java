package io.mpphub.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LockedApplicationTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private final LockedApplication application =
      new LockedApplication(
          new UUID(0, 1),
          "mall",
          "complaint",
          "3508104101900001",
          NOW,
          ApplicationState.DELIVERING,
          null,
          null,
          false,
          2,
          null,
          null,
          null);

  @Test
  void movesWithOneEntryOfHistory() {
    application.move(ApplicationState.DELIVERED, NOW, "it has it");

    assertThat(application.state()).isEqualTo(ApplicationState.DELIVERED);
    assertThat(application.newEntries())
        .containsExactly(new HistoryEntry(NOW, ApplicationState.DELIVERED, "it has it"));
    assertThat(application.changed()).isTrue();
  }

  @Test
  void staysWithoutATraceWhenItIsThereAlready() {
    application.move(ApplicationState.DELIVERING, NOW, null);

    assertThat(application.newEntries()).isEmpty();
    assertThat(application.changed()).isFalse();
  }

  @Test
  void refusesAMoveThatTheTableDoesNotAllow() {
    assertThatThrownBy(() -> application.move(ApplicationState.SUBMITTED, NOW, null))
        .isInstanceOf(IllegalMoveException.class)
        .hasMessageContaining("delivering can't become submitted");

    assertThat(application.state()).isEqualTo(ApplicationState.DELIVERING);
    assertThat(application.changed()).isFalse();
  }

  @Test
  void keepsTheFirstReference() {
    application.refer(null);
    application.refer("P-1");
    application.refer("P-2");

    assertThat(application.agencyReference()).isEqualTo("P-1");
  }

  @Test
  void tellsAnotherReferenceFromItsOwn() {
    assertThat(application.isReferredOtherwise("P-1")).isFalse();

    application.refer("1".repeat(200));

    assertThat(application.agencyReference()).hasSize(200);
    assertThat(application.isReferredOtherwise(null)).isFalse();
    assertThat(application.isReferredOtherwise("1".repeat(200))).isFalse();
    assertThat(application.isReferredOtherwise("1".repeat(201))).isTrue();
    assertThat(application.isReferredOtherwise("1".repeat(200) + "\n")).isTrue();
    assertThat(application.isReferredOtherwise("P-2")).isTrue();
  }

  @Test
  void isDecidedByTheAgency() {
    Decision decision = new Decision(false, null, null, "not complete", null);

    application.decide(decision, NOW);

    assertThat(application.state()).isEqualTo(ApplicationState.REJECTED);
    assertThat(application.decision()).isEqualTo(decision);
  }
}
