package io.mpphub.canonical.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.ProblemException.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * A body as a record, with all that doesn't fit its shape: faulty members are taken out, and the
 * rest read again.
 *
 * @param value null when it can't be made at all
 */
record Shape<T>(T value, List<Fault> faults) {

  /** Largest number of faults reported at once. */
  private static final int MOST = 20;

  /**
   * @throws JsonProcessingException when it is no matter of the shape
   */
  static <T> Shape<T> of(ObjectMapper mapper, JsonNode body, Class<T> type)
      throws JsonProcessingException {
    JsonNode rest = body;
    List<Fault> faults = new ArrayList<>();
    while (true) {
      try {
        return new Shape<>(mapper.treeToValue(rest, type), faults);
      } catch (JsonMappingException unfit) {
        rest = faults.isEmpty() ? body.deepCopy() : rest;
        faults.add(BodyFaults.of(unfit));
        if (faults.size() == MOST || !takeOut(rest, unfit.getPath())) {
          return new Shape<>(null, faults);
        }
      }
    }
  }

  /** True for a fault that is there only because something was taken out. */
  boolean explains(Fault rule) {
    return faults.stream()
        .map(Fault::pointer)
        .anyMatch(
            pointer ->
                rule.pointer().isEmpty()
                    || rule.pointer().equals(pointer)
                    || pointer.startsWith(rule.pointer() + "/")
                    || rule.pointer().startsWith(pointer + "/"));
  }

  /** False when there is nothing to take out, so that reading again would find the same. */
  private static boolean takeOut(JsonNode body, List<JsonMappingException.Reference> path) {
    JsonNode parent = body;
    for (int i = 0; i < path.size() - 1 && parent != null; i++) {
      JsonMappingException.Reference step = path.get(i);
      parent =
          step.getFieldName() == null
              ? parent.get(step.getIndex())
              : parent.get(step.getFieldName());
    }
    if (path.isEmpty() || parent == null) {
      return false;
    }
    JsonMappingException.Reference last = path.get(path.size() - 1);
    if (parent instanceof ObjectNode object) {
      return object.remove(last.getFieldName()) != null;
    }
    // The others keep their places.
    return parent instanceof ArrayNode array
        && array.has(last.getIndex())
        && !array.set(last.getIndex(), array.nullNode()).isNull();
  }
}
