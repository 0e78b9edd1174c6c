package io.mpphub.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When the hub takes nothing more in, {@code hub.storage.*}.
 *
 * @param minFree how much must be free on the disk of {@code hub.data}
 * @param maxBacklog limit of messages that wait to be handed to the broker
 */
@ConfigurationProperties("hub.storage")
record StorageProperties(
    @DefaultValue("200MB") DataSize minFree, @DefaultValue("100000") int maxBacklog) {}
