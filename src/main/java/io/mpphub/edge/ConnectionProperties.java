package io.mpphub.edge;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Connections to each of the hub's ports.
 *
 * @param headDeadline by which a request's line and headers must be there as a whole, TLS handshake
 *     included; after an answer, once the connection may no longer be idle
 * @param perAddress limit for one address, unless it is a known proxy's; one more ends the one that
 *     has waited longest for a request, and is refused when none waits
 */
@Validated
@ConfigurationProperties("hub.security.connections")
record ConnectionProperties(
    @DefaultValue("10s") @DurationMin(seconds = 1) Duration headDeadline,
    @DefaultValue("4096") @Positive int perAddress) {}
