package io.mpphub.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private final Progress accepted = Progress.accepted(NOW, LATER);
  private final Progress taken = accepted.taken("ID:1", NOW, LATER);

  @Test
  void anAttemptIsATryAndATurn() {
    assertThat(taken.status()).isEqualTo(MessageStatus.DELIVERING);
    assertThat(taken.attempts()).isEqualTo(1);
    assertThat(taken.tries()).isEqualTo(1);
    assertThat(taken.turn()).isEqualTo(accepted.turn() + 1);
    assertThat(taken.receipt()).isEqualTo("ID:1");
  }

  @Test
  void whatWasNotSentIsNoAttemptButStillATurn() {
    Progress untried = taken.untried();

    assertThat(untried.attempts()).isZero();
    assertThat(untried.tries()).isZero();
    assertThat(untried.turn()).isEqualTo(taken.turn());
  }

  @Test
  void everyJmsMessageHasItsOwnNumber() {
    Progress retrying = taken.retrying("down", NOW, LATER, LATER);

    assertThat(retrying.sends()).isEqualTo(1);
    assertThat(retrying.resent(NOW, LATER).sends()).isEqualTo(2);
    assertThat(retrying.requeued(NOW, LATER).sends()).isEqualTo(2);
  }

  @Test
  void aResentTicketIsAsGoodAsTheFirst() {
    Progress retrying = taken.retrying("down", NOW, LATER, LATER);

    assertThat(retrying.resent(NOW, LATER).turn()).isEqualTo(retrying.turn());
    assertThat(retrying.requeued(NOW, LATER).turn()).isEqualTo(retrying.turn());
  }

  @Test
  void aLostAttemptMayHaveBeenAppliedAndItsTicketIsStale() {
    Progress lost = taken.lost(true, NOW, LATER);

    assertThat(lost.status()).isEqualTo(MessageStatus.READY);
    assertThat(lost.maybeApplied()).isTrue();
    assertThat(lost.turn()).isEqualTo(taken.turn() + 1);
  }

  @Test
  void aReplayHasAllTriesAgainAndKeepsTheNumbersOfTheAttempts() {
    Progress replayed = taken.dead("down", NOW).replayed(NOW, LATER);

    assertThat(replayed.status()).isEqualTo(MessageStatus.READY);
    assertThat(replayed.tries()).isZero();
    assertThat(replayed.attempts()).isEqualTo(1);
    assertThat(replayed.turn()).isEqualTo(taken.turn() + 1);
    assertThat(replayed.deadAt()).isNull();
  }

  @Test
  void whatIsClosedIsLeftAloneByTheSweep() {
    assertThat(taken.delivered(NOW).requeueAt()).isNull();
    assertThat(taken.rejected("no", NOW).requeueAt()).isNull();
    assertThat(taken.dead("down", NOW).requeueAt()).isNull();
    assertThat(taken.dead("down", NOW).discarded(NOW).requeueAt()).isNull();
  }

  @Test
  void aDeadLetterKnowsItsCauseAndItsTime() {
    Progress dead = taken.dead("down", NOW);

    assertThat(dead.cause()).isEqualTo("down");
    assertThat(dead.deadAt()).isEqualTo(NOW);
    assertThat(dead.delivered(LATER).cause()).isNull();
  }

  @Test
  void doubtStays() {
    Progress doubted = taken.doubted(NOW).retrying("slow", NOW, LATER, LATER);

    assertThat(doubted.taken("ID:2", LATER, LATER).maybeApplied()).isTrue();
    assertThat(doubted.dead("slow", LATER).replayed(LATER, LATER).maybeApplied()).isTrue();
  }
}
