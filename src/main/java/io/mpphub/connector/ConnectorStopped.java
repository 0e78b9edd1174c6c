package io.mpphub.connector;

/** Published before a connector whose folder is gone stops taking messages. */
public record ConnectorStopped(Connector connector) {}
