package io.mpphub.cli.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One thing that differs between two versions of a document.
 *
 * @param key dotted path, {@code [n]} for a place in a list
 * @param before null when it was added
 * @param after null when it was removed
 */
record Change(String change, String key, JsonNode before, JsonNode after) {

  /** All changes, in the order of the document. Where lists differ, whole elements do. */
  static List<Change> between(JsonNode before, JsonNode after) {
    List<Change> changes = new ArrayList<>();
    collect("", before, after, changes);
    return changes;
  }

  private static void collect(String key, JsonNode before, JsonNode after, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        collect(
            key.isEmpty() ? name : key + "." + name, before.path(name), after.path(name), changes);
      }
    } else if (before.isArray() && after.isArray()) {
      elements(key, before, after, changes);
    } else if (before.isMissingNode()) {
      changes.add(new Change("added", key, null, after));
    } else if (after.isMissingNode()) {
      changes.add(new Change("removed", key, before, null));
    } else {
      changes.add(new Change("changed", key, before, after));
    }
  }

  private static void elements(String key, JsonNode before, JsonNode after, List<Change> changes) {
    for (Edit<JsonNode> edit : Edit.between(list(before), list(after))) {
      String place = key + "[" + edit.at() + "]";
      changes.add(
          edit.added()
              ? new Change("added", place, null, edit.element())
              : new Change("removed", place, edit.element(), null));
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
