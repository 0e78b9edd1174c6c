package io.mpphub.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the streams, {@code hub.streams.*}.
 *
 * @param most how many one hub keeps open
 * @param perClient how many of them one client has at most
 * @param heartbeat how long a stream is silent before a comment shows that it lives
 * @param look how often the database is asked for what happened on other hubs
 * @param longest how long a stream lasts before its client has to come again
 * @param stall how long a client may take nothing before its stream is ended
 * @param retry how long a client is told to wait before it comes again
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
