package io.mpphub.delivery;

import io.mpphub.connector.RetryPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the delivery, {@code hub.delivery.*}.
 *
 * @param sweepInterval how often the outbox is looked through for what got stuck
 * @param sweepBatch how many messages the sweep takes in one transaction
 * @param handover how long a stored message may take to reach the broker before the sweep sends it
 * @param lost how long a message may lie in the broker's queue, past its time, before the sweep
 *     takes it for lost; grows with the message's age
 * @param lease how long an attempt may take before the sweep takes it for dead; null for four times
 *     the agency's timeout, and 30 seconds at least
 * @param settle how long a request may be on its way to an agency after the hub has given it up:
 *     before, nothing is repeated that the agency doesn't know of; null for one and a half times
 *     the agency's timeout
 * @param relayThreads how many threads send to the broker
 * @param relayQueue how many messages may wait for those threads; the rest is left to the sweep
 * @param retry replaces parts of every connector's retry policy; for demonstrations and tests
 */
@ConfigurationProperties("hub.delivery")
record DeliveryProperties(
    @DefaultValue("2s") Duration sweepInterval,
    @DefaultValue("100") int sweepBatch,
    @DefaultValue("5s") Duration handover,
    @DefaultValue("30s") Duration lost,
    Duration lease,
    Duration settle,
    @DefaultValue("2") int relayThreads,
    @DefaultValue("10000") int relayQueue,
    @DefaultValue Retry retry) {

  /** Settings that replace the connectors' own; null leaves theirs. */
  record Retry(Integer attempts, Duration first, Double multiplier, Duration max) {

    static final Retry NONE = new Retry(null, null, null, null);

    RetryPolicy over(RetryPolicy policy) {
      return new RetryPolicy(
          attempts == null ? policy.attempts() : attempts,
          first == null ? policy.first() : first,
          multiplier == null ? policy.multiplier() : multiplier,
          max == null ? policy.max() : max);
    }
  }
}
