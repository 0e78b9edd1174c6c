package io.mpphub.jdbc;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A page of a search, newest first.
 *
 * @param next where the following page starts, null on the last one
 */
public record Page<T>(List<T> items, UUID next) {

  /** Makes a page of up to {@code limit} rows out of up to {@code limit + 1}. */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, UUID> id) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, id.apply(items.get(limit - 1)));
  }
}
