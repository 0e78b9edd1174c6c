package io.mpphub.folder;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** On which line of a file each of its keys stands. */
final class YamlLines {

  private static final Comparator<JsonPointer> OUTERMOST =
      Comparator.comparingInt(at -> at.toString().length());

  private final String file;
  private final Map<JsonPointer, Integer> lines = new HashMap<>();

  YamlLines(String file) {
    this.file = file;
  }

  /** The first line of a key counts. */
  void put(JsonPointer at, int line) {
    lines.putIfAbsent(at, line);
  }

  FileProblem problem(JsonPointer at, String fault) {
    return new FileProblem(file, of(at), dotted(at), fault);
  }

  FileProblem problemAt(int line, String fault) {
    Set<JsonPointer> here = new HashSet<>();
    Set<JsonPointer> around = new HashSet<>();
    lines.forEach(
        (at, number) -> {
          if (number == line) {
            here.add(at);
            around.add(at);
            around.add(at.head());
          }
        });
    Set<String> words = new HashSet<>(List.of(fault.split("[^\\w-]+")));
    JsonPointer named =
        lines.keySet().stream()
            .filter(
                at -> around.contains(at.head()) && !at.matches() && !at.last().mayMatchElement())
            .filter(at -> words.contains(at.last().getMatchingProperty()))
            .min(OUTERMOST)
            .orElse(null);
    if (named != null) {
      return problem(named, fault);
    }
    String key = here.stream().min(OUTERMOST).map(YamlLines::dotted).orElse("");
    return new FileProblem(file, Math.max(1, line), key, fault);
  }

  int of(JsonPointer at) {
    for (JsonPointer p = at; p != null; p = p.head()) {
      Integer line = lines.get(p);
      if (line != null) {
        return line;
      }
    }
    return 1;
  }

  static String dotted(JsonPointer at) {
    String pointer = at.toString();
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.').replace("~1", "/");
  }

  FileProblem problemAt(String key, int[] candidates, String fault) {
    for (int line : candidates) {
      for (Map.Entry<JsonPointer, Integer> known : lines.entrySet()) {
        JsonPointer at = known.getKey();
        if (known.getValue() == line
            && !at.matches()
            && key.equals(at.last().getMatchingProperty())) {
          return problem(at, fault);
        }
      }
    }
    return problemAt(candidates[0], fault);
  }
}
