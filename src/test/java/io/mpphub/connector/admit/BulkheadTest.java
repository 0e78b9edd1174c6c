package io.mpphub.connector.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BulkheadTest {

  @Test
  void letsSoManyThroughAtATime() {
    Bulkhead bulkhead = new Bulkhead(2, Duration.ZERO);

    assertThat(bulkhead.enter()).isTrue();
    assertThat(bulkhead.enter()).isTrue();
    assertThat(bulkhead.enter()).isFalse();

    bulkhead.leave();
    assertThat(bulkhead.enter()).isTrue();
    assertThat(bulkhead.enter()).isFalse();
  }

  @Test
  void letsAsManyWaitForTheirTurnAndRefusesTheRestAtOnce() throws Exception {
    Bulkhead bulkhead = new Bulkhead(1, Duration.ofMinutes(1));
    assertThat(bulkhead.enter()).isTrue();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    Thread second = new Thread(() -> waiting.complete(bulkhead.enter()));
    second.start();
    await().until(() -> second.getState() == Thread.State.TIMED_WAITING);

    assertThat(bulkhead.enter()).isFalse();
    assertThat(waiting).isNotDone();

    bulkhead.leave();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void givesThePlaceOfOneThatIsInterruptedBack() throws Exception {
    Bulkhead bulkhead = new Bulkhead(1, Duration.ofMinutes(1));
    bulkhead.enter();
    Thread.currentThread().interrupt();

    assertThat(bulkhead.enter()).isFalse();

    assertThat(Thread.interrupted()).isTrue();
    bulkhead.leave();
    assertThat(bulkhead.enter()).isTrue();
  }
}
