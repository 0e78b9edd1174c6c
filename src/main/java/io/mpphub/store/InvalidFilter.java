package io.mpphub.store;

/**
 * Which of what agencies sent and the hub can't read.
 *
 * @param connector null for all
 * @param source name of the file, or id of the message; null for all
 * @param discarded those that an operator is done with, or those that wait for one
 */
public record InvalidFilter(String connector, String source, boolean discarded) {}
