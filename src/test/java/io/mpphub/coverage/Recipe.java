package io.mpphub.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rules can't know of an operation: an entry of {@code recipes.yaml}.
 *
 * @param agency which it asks while the caller waits, null when it asks none
 * @param usual what each call has in place of the document's examples: parameters by their names,
 *     and {@code body}
 * @param answers what a call has besides to get a status, in the order in which they are sent
 */
record Recipe(String agency, JsonNode usual, Map<String, List<JsonNode>> answers) {

  private static final YAMLMapper YAML = new YAMLMapper();

  static Map<String, Recipe> all() {
    try (InputStream file = Recipe.class.getResourceAsStream("recipes.yaml")) {
      return YAML.readTree(file).properties().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(entry.getValue())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recipe none() {
    return of(YAML.createObjectNode());
  }

  private static Recipe of(JsonNode entry) {
    Map<String, List<JsonNode>> answers = new java.util.LinkedHashMap<>();
    entry.properties().stream()
        .filter(member -> member.getKey().matches("\\d+"))
        .forEach(member -> answers.put(member.getKey(), list(member.getValue())));
    return new Recipe(entry.path("agency").textValue(), entry.path("with"), answers);
  }

  private static List<JsonNode> list(JsonNode one) {
    if (!one.isArray()) {
      return List.of(one);
    }
    List<JsonNode> many = new ArrayList<>();
    one.forEach(many::add);
    return many;
  }
}
