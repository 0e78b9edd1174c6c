package io.mpphub.delivery.queue;

import io.mpphub.connector.RetryPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the delivery, {@code hub.delivery.*}.
 *
 * @param sweepInterval interval of the search for stuck messages in the outbox
 * @param sweepBatch number of messages that the sweep takes in one transaction
 * @param handover time in which a stored message must reach the broker before the sweep sends it
 * @param lost time that a message may lie in the broker's queue, past its due time, before the
 *     sweep takes it for lost; grows with the message's age
 * @param lease time after which the sweep takes an attempt for dead; null for four times the
 *     agency's timeout, and 30 seconds at least
 * @param settle time that a request may be in flight after the hub has given it up: until then, no
 *     command is repeated that the agency doesn't know of; null for one and a half times the
 *     agency's timeout
 * @param relayThreads number of threads that send to the broker
 * @param relayQueue number of messages that may wait for those threads; the rest is left to the
 *     sweep
 * @param retry replaces parts of every connector's retry policy; for demonstrations and tests
 */
@ConfigurationProperties("hub.delivery")
public record DeliveryProperties(
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
  public record Retry(Integer attempts, Duration first, Double multiplier, Duration max) {

    public static final Retry NONE = new Retry(null, null, null, null);

    public RetryPolicy over(RetryPolicy policy) {
      return new RetryPolicy(
          attempts == null ? policy.attempts() : attempts,
          first == null ? policy.first() : first,
          multiplier == null ? policy.multiplier() : multiplier,
          max == null ? policy.max() : max);
    }
  }
}
