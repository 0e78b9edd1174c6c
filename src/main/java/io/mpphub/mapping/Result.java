package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;

/** Searches a mapping's result for values that must not leave it. */
public final class Result {

  private final MappingText mapping;
  private final Deque<String> path = new ArrayDeque<>();

  Result(MappingText mapping) {
    this.mapping = mapping;
  }

  /**
   * @return the value
   * @throws UnreadableMessageException when it holds a value that can't be read, or a number
   *     without meaning
   */
  JsonNode checked(JsonNode value) {
    if (value instanceof Unreadable unreadable) {
      throw refused(unreadable.function() + " can't read it");
    }
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        path.addLast(member.getKey());
        checked(member.getValue());
        path.removeLast();
      }
    } else if (value.isArray()) {
      value.forEach(this::checked);
    } else if (value.isNumber() && !Numbers.isBounded(value)) {
      throw refused("is a number that can't be meant");
    }
    return value;
  }

  private UnreadableMessageException refused(String why) {
    // A name that the mapping doesn't have is the agency's.
    String member =
        path.stream()
            .map(name -> mapping.text().contains('"' + name + '"') ? name : "*")
            .collect(Collectors.joining("/", "/", ""));
    return new UnreadableMessageException(
        mapping.at(path.stream().toList()) + ": " + member + ": " + why);
  }
}
