package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceInLogsTest {

  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void takesTheTraceToAnotherThreadAndLeavesNothingThere() throws InterruptedException {
    MDC.put("traceId", "abc");
    Runnable task = new TraceInLogs().decorate(() -> seen.add(MDC.get("traceId")));
    Thread thread =
        new Thread(
            () -> {
              task.run();
              seen.add(MDC.get("traceId"));
            });
    thread.start();
    thread.join();

    assertThat(seen).containsExactly("abc", null);
  }

  @Test
  void leavesATaskWithoutATraceAlone() {
    Runnable task = () -> seen.add("run");

    assertThat(new TraceInLogs().decorate(task)).isSameAs(task);
  }
}
