package io.mpphub.cli.version;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step on the shortest way from one list to another.
 *
 * @param added false when the element was removed
 * @param at its place in the list that has it
 */
record Edit<T>(boolean added, int at, T element) {

  /** Longer texts are not handwritten; their common lines are not worth the memory. */
  private static final long MOST = 4_000_000;

  /** The fewest edits. */
  static <T> List<Edit<T>> between(List<T> before, List<T> after) {
    if ((long) before.size() * after.size() > MOST) {
      return Stream.concat(
              before.stream().map(element -> new Edit<>(false, 0, element)),
              after.stream().map(element -> new Edit<>(true, 0, element)))
          .toList();
    }
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Edit<T>> edits = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        edits.add(new Edit<>(false, i, before.get(i++)));
      } else {
        edits.add(new Edit<>(true, j, after.get(j++)));
      }
    }
    return edits;
  }
}
