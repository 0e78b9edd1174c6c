package io.mpphub.delivery.message;

/** Number of a connector's messages of one status. */
public record MessageCount(String connector, MessageStatus status, long count) {}
