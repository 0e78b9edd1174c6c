package io.mpphub.store;

/** How many messages of a connector have a status. */
public record MessageCount(String connector, MessageStatus status, long count) {}
