package io.mpphub.delivery.letter;

import java.util.UUID;

/**
 * A dead letter in a list.
 *
 * @param id of the message
 */
public record DeadLetter(UUID id, String connector) {}
