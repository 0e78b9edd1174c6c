package io.mpphub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.adapter.SampleAnswer;
import io.mpphub.connector.ConnectorJson;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Answers as {@code wire-response.json} has them. */
final class WireFiles {

  private WireFiles() {}

  /**
   * Status and body; a body that is no JSON stands as text.
   *
   * @param hiding takes out of a text what must not be shown
   */
  static ObjectNode shown(SampleAnswer answer, UnaryOperator<String> hiding) {
    ObjectNode shown = ConnectorJson.MAPPER.createObjectNode().put("status", answer.status());
    if (answer.raw() != null && answer.raw().length > 0) {
      shown.set("body", body(hiding.apply(new String(answer.raw(), StandardCharsets.UTF_8))));
    } else if (answer.raw() == null && answer.body() != null) {
      shown.set("body", body(hiding.apply(answer.body().toString())));
    }
    return shown;
  }

  private static JsonNode body(String text) {
    try {
      return ConnectorJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
