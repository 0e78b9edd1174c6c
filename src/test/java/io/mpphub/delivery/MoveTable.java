package io.mpphub.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of moves in {@code docs/delivery-moves.md}, and which of it were made. */
final class MoveTable {

  /**
   * One move: what happened, what became of a step, and what of the application.
   *
   * @param step which kind of step; {@code -} when none changed
   */
  record Line(
      String event, String step, String from, String to, String stateBefore, String state) {

    @Override
    public String toString() {
      return String.join(" | ", event, step, from + " → " + to, stateBefore + " → " + state);
    }
  }

  static final Path DOCUMENT = Path.of("docs/delivery-moves.md");

  private final Set<Line> allowed = new HashSet<>();
  private final Map<String, Integer> made = new TreeMap<>();

  static MoveTable read() throws IOException {
    MoveTable table = new MoveTable();
    if (!Files.exists(DOCUMENT)) {
      return table;
    }
    for (String row : Files.readAllLines(DOCUMENT)) {
      String[] cells = row.split("\\s*\\|\\s*", -1);
      if (cells.length == 6 && !cells[1].startsWith("--")) {
        table.allow(cells[1], cells[2], cells[3], cells[4]);
      }
    }
    return table;
  }

  private void allow(String events, String steps, String status, String states) {
    for (String event : events.split(", ")) {
      for (String step : steps.split(", ")) {
        pairs(status)
            .forEach(
                one ->
                    pairs(states)
                        .forEach(
                            two ->
                                allowed.add(
                                    new Line(event, step, one[0], one[1], two[0], two[1]))));
      }
    }
  }

  /** Of {@code a, b → c; d}: a to c, b to c, d to d. */
  private static Stream<String[]> pairs(String cell) {
    return Stream.of(cell.split("; "))
        .flatMap(
            part -> {
              String[] ends = part.split(" → ");
              return Stream.of(ends[0].split(", "))
                  .map(from -> new String[] {from, ends.length == 1 ? from : ends[1]});
            });
  }

  boolean has(Line line) {
    made.merge(line.toString(), 1, Integer::sum);
    return allowed.contains(line);
  }

  /** Each move that was made, and how often. */
  List<String> made() {
    return made.entrySet().stream().map(one -> one.getValue() + " | " + one.getKey()).toList();
  }
}
