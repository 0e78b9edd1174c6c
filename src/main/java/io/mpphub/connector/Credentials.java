package io.mpphub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows an agency who the hub is. Implementations are safe for use by many threads. */
interface Credentials {

  /** For an agency that wants none. */
  Credentials NONE = request -> {};

  /**
   * Adds what the agency wants to see.
   *
   * @throws IOException when the credentials must be fetched first and the agency can't be reached
   * @throws AgencyException when it refuses to give them
   */
  void addTo(WireRequest request) throws IOException;

  /**
   * Looks at an answer for a refusal that fresh credentials may cure, and gives up the old ones.
   *
   * @param answer unwrapped, null when it couldn't be read
   * @return true when the request is worth one more try
   */
  default boolean giveUpIfRefused(JsonNode answer) {
    return false;
  }

  static Credentials apiKey(String header, String key) {
    return request -> request.headers().put(header, key);
  }

  static Credentials inBody(Map<String, String> fields) {
    Map<String, String> members = new LinkedHashMap<>(fields);
    return request -> {
      if (request.body() instanceof ObjectNode body) {
        members.forEach(body::put);
      }
    };
  }
}
