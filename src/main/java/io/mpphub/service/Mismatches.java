package io.mpphub.service;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mpphub.gateway.Exchanges;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Limit of a client's mismatches on one resident: else it could find out by trying what the
 * registry doesn't show. Matches, and verifications without a verdict, don't count. Each hub counts
 * for itself.
 */
@Component
class Mismatches {

  /** Residents that a hub remembers; those that were asked for longest ago are forgotten first. */
  private static final int MOST = 50_000;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String MISMATCH = "hubMismatch";

  private record Asked(String client, String nik) {}

  private final int perHour;
  private final Map<Asked, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Bucket> eldest) {
          return size() > MOST;
        }
      };

  Mismatches(@Value("${hub.verifications.mismatches-per-hour:10}") int perHour) {
    this.perHour = perHour;
  }

  /**
   * Sets one aside until the exchange ends, so that concurrent calls don't exceed the limit.
   *
   * @throws ProblemException {@code rate-limited} when there are none left
   */
  void begin(Exchange exchange, String nik) {
    Bucket bucket = bucket(new Asked(Exchanges.client(exchange), nik));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw ProblemException.atAgency(
          ProblemCode.RATE_LIMITED,
          "Too much that was said of this resident didn't match; try again later.",
          null,
          Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange ended) {
                if (ended.getProperty(MISMATCH) == null) {
                  bucket.addTokens(1);
                }
              }
            });
  }

  /** The registry says that something doesn't match. */
  static void note(Exchange exchange) {
    exchange.setProperty(MISMATCH, true);
  }

  private synchronized Bucket bucket(Asked asked) {
    return buckets.computeIfAbsent(
        asked,
        one ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, WINDOW))
                .build());
  }
}
