package io.mpphub.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the streams, {@code hub.streams.*}.
 *
 * @param most number that one hub keeps open
 * @param perClient limit of them for one client
 * @param heartbeat silence after which a comment shows that a stream lives
 * @param look interval at which the database is asked for other hubs' changes
 * @param longest duration of a stream before its client has to come again
 * @param stall time without reading after which a client's stream is ended
 * @param retry pause that a client is told to make before it comes again
 */
@ConfigurationProperties("hub.streams")
record StreamProperties(
    @DefaultValue("2000") int most,
    @DefaultValue("500") int perClient,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("500ms") Duration look,
    @DefaultValue("30m") Duration longest,
    @DefaultValue("30s") Duration stall,
    @DefaultValue("2s") Duration retry) {}
