package io.mpphub.store;

import java.time.Instant;

/**
 * What an operator did to a message.
 *
 * @param action {@code replay} or {@code discard}
 * @param reason null when none was asked for
 */
public record OperatorAction(Instant at, String operator, String action, String reason) {}
