package io.mpphub.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.run.SampleAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Answers as {@code wire-response.json} has them. */
public final class WireFiles {

  private WireFiles() {}

  /**
   * One answer, or an array of the pages of a list; null for none.
   *
   * @param hiding takes out of a text what must not be shown
   */
  public static JsonNode shown(List<SampleAnswer> answers, UnaryOperator<String> hiding) {
    ArrayNode all = ConnectorJson.MAPPER.createArrayNode();
    answers.forEach(answer -> all.add(shown(answer, hiding)));
    return all.size() > 1 ? all : all.get(0);
  }

  /** Status and body, as the hub reads it; a body that it can't read stands as text. */
  private static ObjectNode shown(SampleAnswer answer, UnaryOperator<String> hiding) {
    ObjectNode shown = ConnectorJson.MAPPER.createObjectNode().put("status", answer.status());
    if (answer.body() != null && !answer.body().isTextual()) {
      shown.set("body", hidden(answer.body(), hiding));
    } else if (answer.raw() != null && answer.raw().length > 0) {
      shown.put("body", hiding.apply(new String(answer.raw(), StandardCharsets.UTF_8)));
    }
    return shown;
  }

  private static JsonNode hidden(JsonNode body, UnaryOperator<String> hiding) {
    return JsonLeaves.replaced(
        body,
        (at, value) ->
            value.isTextual() ? TextNode.valueOf(hiding.apply(value.textValue())) : value);
  }
}
