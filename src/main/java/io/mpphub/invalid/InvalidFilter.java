package io.mpphub.invalid;

/**
 * Filter of agencies' unreadable messages and rows.
 *
 * @param connector null for all
 * @param source name of the file, or id of the message; null for all
 * @param discarded those that an operator is done with, or those that wait for one
 */
public record InvalidFilter(String connector, String source, boolean discarded) {}
