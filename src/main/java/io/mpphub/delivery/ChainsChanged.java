package io.mpphub.delivery;

/**
 * The steps of a service are others than before: others may be asked now, and what waits at a step
 * may have to wait elsewhere.
 */
public record ChainsChanged() {}
