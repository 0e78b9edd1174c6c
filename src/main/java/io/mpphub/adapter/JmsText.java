package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.wire.BodyFormat;
import io.mpphub.wire.InvalidBodyException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Message;

/** The bodies of JMS messages as text: of text messages, and of bytes in UTF-8. */
final class JmsText {

  private JmsText() {}

  /** Null when it is neither, such as an object of Java: those are not even looked at. */
  static String of(Message message) {
    Object body = message.getBody();
    return body instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : body instanceof String text ? text : null;
  }

  /** Null when it is not JSON. */
  static JsonNode json(String text) {
    try {
      return text == null || text.isBlank()
          ? null
          : BodyFormat.JSON.codec().read(text.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidBodyException e) {
      return null;
    }
  }
}
