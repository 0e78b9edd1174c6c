package io.mpphub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.drill.StoredApplication.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drill must find what is wrong, else its zeros say nothing. */
class FindingsTest {

  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  private final List<StoredApplication> stored = new ArrayList<>();
  private final List<AppliedApplication> applied = new ArrayList<>();

  @BeforeEach
  void twoAsTheyShouldBe() {
    stored.add(stored("a", "submitted", "delivering", "delivered", "approved"));
    stored.add(stored("b", "submitted", "waiting", "delivering", "delivered", "rejected"));
    applied.add(new AppliedApplication("a", 1, "approved"));
    applied.add(new AppliedApplication("b", 1, "rejected"));
  }

  @Test
  void findsNothingWhereAllIsWell() {
    assertThat(findings(0).isClean()).isTrue();
  }

  @Test
  void findsWhatTheHubLost() {
    stored.remove(0);

    assertThat(findings(0).lost()).containsExactly("a");
    assertThat(findings(0).isClean()).isFalse();
  }

  @Test
  void findsWhatTheAgencyNeverGot() {
    applied.remove(1);

    assertThat(findings(0).lost()).containsExactly("b");
    assertThat(findings(0).isClean()).isFalse();
  }

  @Test
  void findsWhatTheAgencyGotTwice() {
    applied.set(0, new AppliedApplication("a", 2, "approved"));

    assertThat(findings(0).repeated()).containsExactly("a");
    assertThat(findings(0).isClean()).isFalse();
  }

  @Test
  void findsWhatTheAgencyAppliedTwice() {
    applied.add(new AppliedApplication("a", 1, "approved"));

    assertThat(findings(0).appliedTwice()).containsExactly("a");
    assertThat(findings(0).isClean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submitted,approved,approved",
        "submitted,delivering,approved,delivered,approved",
        "delivering,approved",
        "submitted,delivered,approved",
        "submitted,delivering"
      })
  void findsAHistoryThatCannotBe(String states) {
    Move[] moves = moves(states.split(","));
    stored.set(0, new StoredApplication("a", "approved", List.of(moves)));

    assertThat(findings(0).outOfOrder()).containsExactly("a");
    assertThat(findings(0).isClean()).isFalse();
  }

  @Test
  void findsAHistoryThatGoesBackInTime() {
    Move submitted = new Move(START, "submitted");
    Move decided = new Move(START.minusMillis(1), "approved");
    stored.set(0, new StoredApplication("a", "approved", List.of(submitted, decided)));

    assertThat(findings(0).outOfOrder()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "failed"})
  void findsWhatIsNotDecided(String state) {
    stored.set(0, stored("a", "submitted", state));

    assertThat(findings(0).undecided()).containsExactly("a");
    assertThat(findings(0).isClean()).isFalse();
  }

  @Test
  void findsADecisionThatIsNotTheAgencys() {
    applied.set(1, new AppliedApplication("b", 1, "approved"));

    assertThat(findings(0).disagreeing()).containsExactly("b");
    assertThat(findings(0).isClean()).isFalse();
  }

  @Test
  void findsWhatTheHubStoredOnceTooOften() {
    stored.add(stored("c", "submitted", "delivering", "delivered", "approved"));
    applied.add(new AppliedApplication("c", 1, "approved"));

    assertThat(findings(0).unasked()).containsExactly("c");
    assertThat(findings(0).isClean()).isFalse();
    assertThat(findings(1).unasked()).isEmpty();
  }

  @Test
  void comparesClientAndHubWhereNobodyTellsWhatTheAgencyHas() {
    Ledgers ledgers = new Ledgers(Set.of("a", "b", "c"), 0, stored, null);

    assertThat(Findings.of(ledgers).lost()).containsExactly("c");
    assertThat(Findings.of(ledgers).disagreeing()).isEmpty();
  }

  private Findings findings(int unanswered) {
    return Findings.of(new Ledgers(Set.of("a", "b"), unanswered, stored, applied));
  }

  private static StoredApplication stored(String id, String... states) {
    return new StoredApplication(id, states[states.length - 1], List.of(moves(states)));
  }

  private static Move[] moves(String... states) {
    Move[] moves = new Move[states.length];
    for (int i = 0; i < states.length; i++) {
      moves[i] = new Move(START.plusSeconds(i), states[i]);
    }
    return moves;
  }
}
