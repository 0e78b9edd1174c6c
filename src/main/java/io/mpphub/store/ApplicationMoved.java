package io.mpphub.store;

import java.util.UUID;

/**
 * An application has new entries in its history. Published inside the transaction that makes them:
 * listen after its commit. Only this hub hears of it.
 */
public record ApplicationMoved(UUID application) {}
