package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An agency's answer, still in its own format.
 *
 * @param status HTTP status; 200 where the protocol has none
 * @param body null when it can't be read or there is none
 * @param fault why it can't be read, in words that may be shown; null for a general text
 */
record WireAnswer(int status, JsonNode body, String fault) {

  static WireAnswer of(int status, JsonNode body) {
    return new WireAnswer(status, body, null);
  }

  static WireAnswer unreadable(int status, String fault) {
    return new WireAnswer(status, null, fault);
  }
}
