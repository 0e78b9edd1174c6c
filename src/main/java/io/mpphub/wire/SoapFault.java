package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Faults of both versions in one shape.
 *
 * <ul>
 *   <li>{@code code}: without its prefix and in the words of 1.1, {@code Client} or {@code Server};
 *       the service's own code where it has one (1.2: the innermost subcode)
 *   <li>{@code reason}: the text, the first of several languages
 *   <li>{@code detail}: the service's additions, left out where there are none
 * </ul>
 */
final class SoapFault {

  private SoapFault() {}

  static ObjectNode of(JsonNode fault) {
    boolean isNewer = fault.has("Code");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", isNewer ? newerCode(fault.get("Code")) : local(fault.path("faultcode")));
    json.put(
        "reason",
        text(isNewer ? first(fault.path("Reason").path("Text")) : fault.path("faultstring")));
    JsonNode detail = fault.path(isNewer ? "Detail" : "detail");
    if (!detail.isMissingNode() && !(detail.isTextual() && detail.textValue().isBlank())) {
      json.set("detail", detail);
    }
    return json;
  }

  private static String newerCode(JsonNode code) {
    JsonNode innermost = code;
    while (innermost.has("Subcode")) {
      innermost = innermost.get("Subcode");
    }
    String local = local(innermost.path("Value"));
    return switch (local) {
      case "Sender" -> "Client";
      case "Receiver" -> "Server";
      default -> local;
    };
  }

  private static String local(JsonNode qualified) {
    String name = text(qualified).strip();
    return name.substring(name.indexOf(':') + 1);
  }

  private static JsonNode first(JsonNode texts) {
    return texts.isArray() ? texts.path(0) : texts;
  }

  private static String text(JsonNode value) {
    return value.isObject() ? value.path("#text").asText("") : value.asText("");
  }
}
