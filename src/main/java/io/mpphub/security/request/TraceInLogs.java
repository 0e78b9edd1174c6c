package io.mpphub.security.request;

import java.util.Map;
import org.slf4j.MDC;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;

/** Takes the trace of the log lines along to the thread that Camel serves a request on. */
@Component
final class TraceInLogs implements TaskDecorator {

  @Override
  public Runnable decorate(Runnable task) {
    Map<String, String> trace = MDC.getCopyOfContextMap();
    if (trace == null || trace.isEmpty()) {
      return task;
    }
    return () -> {
      MDC.setContextMap(trace);
      try {
        task.run();
      } finally {
        MDC.clear();
      }
    };
  }
}
