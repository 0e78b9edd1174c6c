package io.mpphub.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention times of finished data, {@code hub.retention.*}.
 *
 * @param bodies delivered requests, after their message was closed, and unreadable messages of
 *     agencies
 * @param applications applications with their history, messages and attempts, after they ended
 * @param batch rows in one transaction
 * @param interval between two looks
 */
@ConfigurationProperties("hub.retention")
public record RetentionProperties(
    @DefaultValue("90d") Duration bodies,
    @DefaultValue("1825d") Duration applications,
    @DefaultValue("200") int batch,
    @DefaultValue("1h") Duration interval) {}
