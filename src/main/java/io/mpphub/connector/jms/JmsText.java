package io.mpphub.connector.jms;

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

  /** Null when it is not JSON, or no text to begin with. */
  static JsonNode json(Message message) {
    Object body = message.getBody();
    return body instanceof byte[] bytes
        ? json(bytes)
        : body instanceof String text ? json(text) : null;
  }

  /** Null when it is not JSON, or holds half a character: written, that would be another one. */
  static JsonNode json(String text) {
    return text != null && StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? json(text.getBytes(StandardCharsets.UTF_8))
        : null;
  }

  /** Null when it is not JSON in UTF-8. */
  static JsonNode json(byte[] bytes) {
    try {
      return BodyFormat.JSON.codec().read(bytes);
    } catch (InvalidBodyException e) {
      return null;
    }
  }
}
