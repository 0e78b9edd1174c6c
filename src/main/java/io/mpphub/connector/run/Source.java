package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The step bean of an inbound route template. */
public interface Source {

  /**
   * The canonical events of a wire message, as samples show both.
   *
   * @param shown {@code wire-request.json}, such as {@code {"body"}}; empty for none
   * @param raw the message as it is, null when it stands in {@code shown}
   * @throws RefusedMessageException when it can't be read
   */
  List<JsonNode> events(JsonNode shown, byte[] raw) throws RefusedMessageException;
}
