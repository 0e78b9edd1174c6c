package io.mpphub.application;

import java.time.Instant;

/**
 * One move of an application.
 *
 * @param note plain words for the front end, null when the state says it all
 */
public record HistoryEntry(Instant at, ApplicationState state, String note) {}
