package io.mpphub.application;

import java.util.List;
import java.util.UUID;

/**
 * An application has new entries in its history. Published inside the transaction that makes them:
 * a listener takes part in it, or listens after its commit. Only this hub hears of it.
 *
 * @param client whose application it is
 * @param before number of entries before: the first new one has the next number
 */
public record ApplicationMoved(
    UUID application, String client, String service, int before, List<HistoryEntry> entries) {}
