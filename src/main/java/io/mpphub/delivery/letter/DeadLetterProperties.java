package io.mpphub.delivery.letter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of dead letters, {@code hub.dead-letters.*}.
 *
 * @param old letters that died longer ago are left out when many are replayed or discarded, unless
 *     the operator says otherwise
 */
@ConfigurationProperties("hub.dead-letters")
public record DeadLetterProperties(@DefaultValue("30d") Duration old) {}
