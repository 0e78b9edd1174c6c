package io.mpphub.webhook;

import io.mpphub.connector.RetryPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of webhooks, {@code hub.webhooks.*}.
 *
 * @param key encrypts secrets in the database; empty: this hub has no webhooks
 * @param previousKey the former key; secrets encrypted by it can still be read
 * @param allowPrivate whether receivers may be at any address, by plain HTTP too: for
 *     demonstrations, and where every client is trusted with the hub's network
 * @param ports allowed ports of receivers
 * @param most limit for a client
 * @param concurrency number of concurrent events to one receiver, from each hub
 * @param timeout time limit of a receiver's answer
 * @param oldSecret time that the secret before a rotation signs too
 * @param disableAfter time without a delivered event after which a webhook is disabled
 * @param look interval at which a hub learns of webhooks that were made or changed at another
 * @param pause backoff before a probe of a receiver that fails; grows
 * @param longestPause the most that it grows to
 */
@Validated
@ConfigurationProperties("hub.webhooks")
record WebhookProperties(
    @DefaultValue("") String key,
    @DefaultValue("") String previousKey,
    @DefaultValue("false") boolean allowPrivate,
    @DefaultValue({"443", "8443"}) Set<@Min(1) @Max(65_535) Integer> ports,
    @DefaultValue("10") int most,
    @DefaultValue("2") int concurrency,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("24h") Duration oldSecret,
    @DefaultValue("5d") Duration disableAfter,
    @DefaultValue("1s") Duration look,
    @DefaultValue("5s") Duration pause,
    @DefaultValue("10m") Duration longestPause,
    @DefaultValue Retry retry) {

  /** Half an hour of growing pauses, then each hour until a day has passed. */
  record Retry(
      @DefaultValue("31") int attempts,
      @DefaultValue("5s") Duration first,
      @DefaultValue("3") double multiplier,
      @DefaultValue("1h") Duration max) {

    RetryPolicy policy() {
      return new RetryPolicy(attempts, first, multiplier, max);
    }
  }

  @Override
  public String toString() {
    return "WebhookProperties[]";
  }
}
