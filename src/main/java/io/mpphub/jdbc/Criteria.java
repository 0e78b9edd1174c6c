package io.mpphub.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The where clause of a search: constant SQL here, values only ever as parameters. */
public final class Criteria {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Adds the condition unless the value is null. */
  public Criteria and(String condition, Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
    return this;
  }

  /** Adds the condition when it is asked for. */
  public Criteria when(boolean asked, String condition) {
    if (asked) {
      conditions.add(condition);
    }
    return this;
  }

  /** Newest first, from after {@code after} (null: from the start), one row more than a page. */
  public String page(String select, String idColumn, UUID after, int limit) {
    and(idColumn + " < ?", after);
    values.add(limit + 1);
    return select + where() + " order by " + idColumn + " desc fetch first ? rows only";
  }

  /** The clause with a leading blank, empty without conditions. */
  public String where() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  public List<Object> values() {
    return values;
  }
}
