package io.mpphub.invalid;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that can't be read, without its content, which may be personal data.
 *
 * @param source name of the file, or id of the message
 * @param rowNumber in the file, null when it was no file
 * @param fault what is wrong, without personal data
 * @param discardedAt null while it waits for an operator
 * @param discardedBy null while it waits for an operator
 * @param reason why it was discarded, null while it waits for an operator
 */
public record SetAside(
    UUID id,
    String connector,
    String operation,
    String source,
    @JsonProperty("row") Long rowNumber,
    String fault,
    Instant receivedAt,
    Instant discardedAt,
    String discardedBy,
    String reason) {}
