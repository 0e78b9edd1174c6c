package io.mpphub.connector.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  @Test
  void letsSoManyThroughAtATime() {
    Turnstile turnstile = new Turnstile(2, Duration.ZERO);

    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.enter()).isFalse();

    turnstile.leave();
    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.enter()).isFalse();
  }

  @Test
  void letsAsManyWaitForTheirTurnAndRefusesTheRestAtOnce() throws Exception {
    Turnstile turnstile = new Turnstile(1, Duration.ofMinutes(1));
    assertThat(turnstile.enter()).isTrue();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    Thread second = new Thread(() -> waiting.complete(turnstile.enter()));
    second.start();
    await().until(() -> second.getState() == Thread.State.TIMED_WAITING);

    assertThat(turnstile.enter()).isFalse();
    assertThat(waiting).isNotDone();

    turnstile.leave();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void givesThePlaceOfOneThatIsInterruptedBack() throws Exception {
    Turnstile turnstile = new Turnstile(1, Duration.ofMinutes(1));
    turnstile.enter();
    Thread.currentThread().interrupt();

    assertThat(turnstile.enter()).isFalse();

    assertThat(Thread.interrupted()).isTrue();
    turnstile.leave();
    assertThat(turnstile.enter()).isTrue();
  }
}
