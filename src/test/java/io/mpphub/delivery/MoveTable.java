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
  record Line(String event, String step, String from, String to, String stateBefore, String state) {

    @Override
    public String toString() {
      return String.join(" | ", event, step, from + " → " + to, stateBefore + " → " + state);
    }
  }

  private static final Path DOCUMENT = Path.of("docs/delivery-moves.md");

  private static final Map<String, String> WORDS =
      Map.of(
          "resting", "ready, queued, retrying",
          "ended", "approved; rejected; withdrawn",
          "open", "submitted; delivering; waiting; delivered; failed");

  private final Set<Line> allowed = new HashSet<>();
  private final Map<String, Integer> made = new TreeMap<>();

  static MoveTable read() throws IOException {
    MoveTable table = new MoveTable();
    for (String row : Files.readAllLines(DOCUMENT)) {
      String[] cells = row.split("\\s*\\|\\s*", -1);
      if (cells.length == 6 && !cells[1].startsWith("--")) {
        table.allow(cells[1], cells[2], plain(cells[3]), plain(cells[4]));
      }
    }
    return table;
  }

  private static String plain(String cell) {
    String plain = cell;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      plain = plain.replace(word.getKey(), word.getValue());
    }
    return plain;
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

  /** Of {@code a, b → c; d}: from a to c, from b to c, from d to d. */
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

  /** Each move, and how often it was made. */
  List<String> made() {
    allowed.forEach(line -> made.putIfAbsent(line.toString(), 0));
    return made.entrySet().stream().map(one -> one.getValue() + " | " + one.getKey()).toList();
  }
}
