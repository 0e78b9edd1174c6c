package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message of an agency, or why it can't be read.
 *
 * @param id that its sender or broker gave it
 * @param raw as it came, cut when it is too long; may hold personal data
 * @param event canonical, null when the message can't be read
 * @param fault what is wrong, without anything of the content; null when it can be read
 */
public record Received(String id, String raw, JsonNode event, String fault) {

  /** Without the content. */
  @Override
  public String toString() {
    return "message " + id + (fault == null ? "" : ": " + fault);
  }
}
