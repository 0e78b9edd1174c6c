package io.mpphub.delivery;

/** The steps of a service are at other agencies than before: others may be asked now. */
public record ChainsChanged() {}
