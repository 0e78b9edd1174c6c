package io.mpphub.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mpphub.connector.ConnectorJson;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Message;

/** The bodies of JMS messages as text: of text messages, and of bytes in UTF-8. */
final class JmsText {

  private static final ObjectReader JSON =
      ConnectorJson.MAPPER
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
      return text == null || text.isBlank() ? null : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
