package io.mpphub.connector;

/** Published when a connector's routes take messages, at start and again after each new version. */
public record ConnectorStarted(Connector connector) {}
