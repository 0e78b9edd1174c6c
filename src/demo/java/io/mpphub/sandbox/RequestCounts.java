package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Number of requests to an agency, by the {@code operation} that a stub's metadata names. Counted
 * when a request arrives, not when it's answered; kept in memory only.
 */
final class RequestCounts implements ServeEventListener {

  private static final String UNKNOWN = "unknown";

  private final Map<String, LongAdder> byOperation = new ConcurrentHashMap<>();
  private final LongAdder faulted = new LongAdder();

  @Override
  public void afterMatch(ServeEvent event, Parameters parameters) {
    var stub = event.getStubMapping();
    var metadata = stub == null ? null : stub.getMetadata();
    count(metadata == null ? UNKNOWN : metadata.getString("operation", UNKNOWN));
  }

  void count(String operation) {
    byOperation.computeIfAbsent(operation, name -> new LongAdder()).increment();
  }

  void countFaulted() {
    faulted.increment();
  }

  /** Requests that reached the agency, by operation. */
  Map<String, Long> byOperation() {
    Map<String, Long> counts = new TreeMap<>();
    byOperation.forEach((operation, count) -> counts.put(operation, count.sum()));
    return counts;
  }

  /** Requests that a fault answered in the agency's place. */
  long faulted() {
    return faulted.sum();
  }

  long total() {
    return faulted() + byOperation.values().stream().mapToLong(LongAdder::sum).sum();
  }

  @Override
  public String getName() {
    return "request-counts";
  }
}
