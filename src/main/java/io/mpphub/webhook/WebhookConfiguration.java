package io.mpphub.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.delivery.queue.Recipients;
import io.mpphub.idempotency.RepeatableIds;
import io.mpphub.security.client.Clients;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The webhooks' parts, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

  private final WebhookProperties properties;
  private final WebhookStore store;
  private final Clock clock;

  WebhookConfiguration(WebhookProperties properties, WebhookStore store, Clock clock) {
    this.properties = properties;
    this.store = store;
    this.clock = clock;
  }

  @Bean
  Targets webhookTargets() {
    return new Targets(properties.allowPrivate(), properties.ports());
  }

  @Bean
  WebhookCalls webhookCalls(Targets targets) {
    return new WebhookCalls(targets, properties);
  }

  @Bean
  SignedPost signedPost(WebhookCalls calls) {
    return new SignedPost(store, box(), calls, clock);
  }

  @Bean
  Receivers receivers(Recipients recipients, CircuitBreakerRegistry breakers) {
    return new Receivers(store, recipients, breakers, properties);
  }

  @Bean
  ReceiverWatch receiverWatch(Receivers receivers, Notices notices) {
    return new ReceiverWatch(receivers, notices, properties, clock);
  }

  @Bean
  StateNotices stateNotices(Recipients recipients, Clients clients, ObjectMapper json) {
    return new StateNotices(store, recipients, clients, json);
  }

  /** The bean that routes/webhooks.camel.yaml names. */
  @Bean
  WebhookSender webhookSender(
      Receivers receivers,
      Notices notices,
      ReceiverWatch watch,
      SignedPost post,
      ObjectMapper json,
      PlatformTransactionManager transactions) {
    ReceiverHealth health =
        new ReceiverHealth(
            store, notices, watch, new TransactionTemplate(transactions), properties, clock);
    return new WebhookSender(store, receivers, health, post, json);
  }

  @Bean
  TestEvents testEvents(SignedPost post, ObjectMapper json) {
    return new TestEvents(post, json, clock);
  }

  @Bean
  Webhooks webhooks(
      Notices notices,
      RepeatableIds ids,
      Targets targets,
      ReceiverWatch watch,
      PlatformTransactionManager transactions) {
    return new Webhooks(
        store,
        notices,
        ids,
        targets,
        box(),
        watch,
        new TransactionTemplate(transactions),
        properties,
        clock);
  }

  /** Null when this hub is not set up for webhooks. */
  private SecretBox box() {
    return properties.key().isEmpty()
        ? null
        : new SecretBox(properties.key(), properties.previousKey());
  }
}
