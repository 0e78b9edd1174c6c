package io.mpphub.delivery.attempt;

import java.time.Duration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Time that a separate broker waits for a sign of life of a hub before it gives the hub's fetched
 * messages and groups to others: the shortest lease of an attempt ({@link
 * Settling#SHORTEST_LEASE}). Until then a hub that stands still keeps its applications waiting; a
 * much shorter time would take a long pause of a machine for its end. The broker's address may say
 * something else ({@code connectionTTL}).
 */
public final class BrokerPatience implements BeanPostProcessor {

  /** Signs of life in that time: one or two may get lost. */
  private static final int SIGNS = 3;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    Object factory =
        bean instanceof JmsPoolConnectionFactory pool ? pool.getConnectionFactory() : bean;
    if (factory instanceof ActiveMQConnectionFactory broker) {
      shorten(broker);
    }
    return bean;
  }

  private static void shorten(ActiveMQConnectionFactory broker) {
    if (broker.getConnectionTTL() == ActiveMQClient.DEFAULT_CONNECTION_TTL) {
      Duration patience = Settling.SHORTEST_LEASE;
      broker.setConnectionTTL(patience.toMillis());
      broker.setClientFailureCheckPeriod(patience.dividedBy(SIGNS).toMillis());
    }
  }
}
