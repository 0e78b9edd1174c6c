package io.mpphub.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the reference of connector.yaml from its JSON Schema. */
final class ConnectorReference {

  private static final String HEAD =
      """
      # connector.yaml

      %s Generated from `connectors/connector.schema.json`, which editors and the hub check files with: change
      the schema, then run `mvn test -Dtest=DocsTest -Ddocs.update=true`.

      A duration is a number with `ms`, `s`, `m` or `h`. A secret is a reference such as `{{LICENSING_KEY}}`, never the secret. Expressions are
      [JSLT](https://github.com/schibsted/jslt).
      """;

  private final JsonNode schema;
  private final StringBuilder page = new StringBuilder();
  private final Set<String> sections = new LinkedHashSet<>();

  private ConnectorReference(JsonNode schema) {
    this.schema = schema;
  }

  /** The whole page, in Markdown. */
  static String of(JsonNode schema) {
    return new ConnectorReference(schema).write();
  }

  private String write() {
    page.append(HEAD.formatted(schema.get("description").textValue()));
    section("The file", schema);
    schema
        .path("allOf")
        .forEach(
            protocol ->
                collect(
                    protocol.at("/then/properties/operations/additionalProperties/$ref").asText(),
                    sections));
    List<String> written = new ArrayList<>();
    for (boolean more = true; more; ) {
      more = false;
      for (String name : List.copyOf(sections)) {
        if (!written.contains(name)) {
          written.add(name);
          more = true;
          JsonNode definition = schema.at("/$defs/" + name);
          section(definition.path("title").asText(name), definition);
        }
      }
    }
    return page.toString();
  }

  private void section(String title, JsonNode object) {
    page.append("\n## ").append(title).append("\n\n");
    if (object != schema) {
      page.append(object.path("description").asText()).append("\n\n");
    }
    page.append("| key | | values | meaning |\n|---|---|---|---|\n");
    rows("", object);
  }

  private void rows(String prefix, JsonNode object) {
    Set<String> required = new LinkedHashSet<>();
    object.path("required").forEach(name -> required.add(name.textValue()));
    for (var property : object.path("properties").properties()) {
      JsonNode described = property.getValue();
      JsonNode type = resolved(described);
      String key = prefix + property.getKey();
      page.append("| `")
          .append(key)
          .append("` | ")
          .append(required.contains(property.getKey()) ? "required" : "")
          .append(" | ")
          .append(values(property.getKey(), described, type))
          .append(" | ")
          .append(cell(first(described, type, "description")))
          .append(" |\n");
      if (type == described) {
        rows(key + ".", type);
      }
    }
  }

  private String values(String key, JsonNode described, JsonNode type) {
    List<String> parts = new ArrayList<>();
    String link = link(key, described, type);
    if (type.has("const")) {
      parts.add(code(type.get("const")));
    } else if (type.has("enum")) {
      Set<String> all = new LinkedHashSet<>(); // 1.1 and "1.1" look alike
      type.get("enum").forEach(value -> all.add(code(value)));
      parts.add(String.join(", ", all));
    } else if (!link.isEmpty()) {
      parts.add(link);
    } else if ("password".equals(type.path("format").asText())) {
      parts.add("secret");
    } else {
      parts.add(type.path("type").asText("value"));
    }
    JsonNode preset = first(described, type, "default");
    if (!preset.isMissingNode()) {
      parts.add("default " + code(preset));
    }
    JsonNode examples = first(described, type, "examples");
    if (!examples.isMissingNode() && examples.get(0).isValueNode() && !type.has("const")) {
      parts.add("e.g. " + code(examples.get(0)));
    }
    return String.join("; ", parts);
  }

  /** Names of the sections that describe the value, which are then written too. */
  private String link(String key, JsonNode described, JsonNode type) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode place :
        List.of(described, described.path("additionalProperties"), type.path("items"))) {
      collect(place.path("$ref").asText(), names);
    }
    JsonNode one = type.has("else") ? resolved(type.get("else")) : type; // one, or a list of them
    one.path("allOf").forEach(way -> collect(way.at("/then/$ref").asText(), names));
    // What depends on the protocol is said at the top of the schema.
    schema
        .path("allOf")
        .findValues(key)
        .forEach(byProtocol -> collect(byProtocol.path("$ref").asText(), names));
    sections.addAll(names);
    List<String> links = new ArrayList<>();
    for (String name : names) {
      String title = schema.at("/$defs/" + name + "/title").asText(name);
      links.add("[%s](#%s)".formatted(title, title.toLowerCase(Locale.ROOT).replace(' ', '-')));
    }
    String many =
        described.has("additionalProperties") && described.path("additionalProperties").isObject()
            ? "by name: "
            : type.has("items") ? "list of " : "";
    return links.isEmpty() ? "" : many + String.join(" or ", links);
  }

  private void collect(String reference, Set<String> names) {
    String name = reference.replace("#/$defs/", "");
    if (!name.isEmpty()
        && schema.at("/$defs/" + name).has("properties")
        && schema.at("/$defs/" + name).has("title")) {
      names.add(name);
    }
  }

  private JsonNode resolved(JsonNode described) {
    String reference = described.path("$ref").asText();
    return reference.isEmpty() ? described : schema.at(reference.substring(1));
  }

  private static JsonNode first(JsonNode described, JsonNode type, String member) {
    return described.has(member) ? described.get(member) : type.path(member);
  }

  private static String code(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String cell(JsonNode text) {
    return text.asText().replace("|", "\\|").replace("<", "&lt;");
  }
}
