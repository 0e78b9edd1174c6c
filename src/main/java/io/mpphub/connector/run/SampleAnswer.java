package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An agency's answer as it came, for {@code wire-response.*}.
 *
 * @param status HTTP status; 200 where the protocol has none
 * @param body as the hub reads it, null when it can't
 * @param raw as it came, null when it is no text
 */
public record SampleAnswer(int status, JsonNode body, byte[] raw) {}
