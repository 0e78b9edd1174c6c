package io.mpphub.delivery.chain;

/**
 * The steps of a service have changed: other agencies may be asked now, and applications that wait
 * at a step may have to wait elsewhere.
 */
public record ChainsChanged() {}
