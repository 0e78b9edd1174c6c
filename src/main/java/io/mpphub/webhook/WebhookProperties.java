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
 * @param previousKey what the key was before; what it encrypted can still be read
 * @param allowPrivate lets receivers be anywhere, by plain HTTP too: for demonstrations, and where
 *     every client is trusted with the hub's network
 * @param ports where receivers may listen
 * @param most how many a client may have
 * @param concurrency how many events go to one receiver at the same time, from each hub
 * @param timeout how long a receiver may take for its answer
 * @param oldSecret how long the secret before a rotation signs too
 * @param disableAfter how long nothing may arrive before a webhook is disabled
 * @param look how often a hub learns of webhooks that were made or changed at another
 * @param pause how long nothing is sent to a receiver that fails, before a probe; grows
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
