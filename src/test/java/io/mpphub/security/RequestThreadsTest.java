package io.mpphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.AsyncTaskExecutor;

/** The threads of requests, as application.yml has them. */
class RequestThreadsTest {

  /** Three agencies at their highest {@code limits.requests}, and as many who wait their turn. */
  private static final int HANGING = 3 * 2 * 64;

  @Test
  void aRequestIsTakenUpAtOnceWhileSeveralAgenciesHang() {
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
        .run(
            context -> {
              AsyncTaskExecutor requests = context.getBean(AsyncTaskExecutor.class);
              CountDownLatch answered = new CountDownLatch(1);
              CountDownLatch takenUp = new CountDownLatch(1);
              for (int i = 0; i < HANGING; i++) {
                requests.execute(() -> waitFor(answered));
              }

              requests.execute(takenUp::countDown);

              try {
                assertThat(takenUp.await(20, TimeUnit.SECONDS)).isTrue();
              } finally {
                answered.countDown();
              }
            });
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
