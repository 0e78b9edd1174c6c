package io.mpphub.delivery.queue;

import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.boot.artemis.autoconfigure.ArtemisConfigurationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The broker inside the hub, when there is no other. config/broker.xml says the same for one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "embedded")
public class BrokerConfiguration {

  @Bean
  ArtemisConfigurationCustomizer hubBroker() {
    return broker -> {
      // A full disk must not block producers without a word: the database refuses first, aloud.
      broker.setMaxDiskUsage(-1);
      broker.setPersistIDCache(true);
      broker.setJournalPoolFiles(10);
      // A second hub on the same data ends with an error instead of waiting for the first.
      broker.setJournalLockAcquisitionTimeout(5_000);
      broker.addAddressSetting("hub.#", hubQueues());
    };
  }

  public static AddressSettings hubQueues() {
    return new AddressSettings()
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        // Groups are the application ids: without buckets the broker would remember each for ever.
        .setDefaultGroupBuckets(1024)
        // A hub that comes back gets its share of them again; the rows' locks keep the order.
        .setDefaultGroupRebalance(true)
        // The hub's own policy decides what is dead; the broker never takes a message away.
        .setMaxDeliveryAttempts(-1)
        // Only when the hub itself fails, such as when its database is down.
        .setRedeliveryDelay(500)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(30_000);
  }
}
