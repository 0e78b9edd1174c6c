package io.mpphub.connector;

import java.util.List;
import java.util.Objects;

/**
 * Format of a file's rows.
 *
 * @param format {@code csv} or {@code json}
 * @param separator between the values of CSV
 * @param encoding of the text
 * @param columns that a CSV file must have when it is read, and has when it is written; empty for
 *     any
 */
public record Rows(String format, String separator, String encoding, List<String> columns) {

  public Rows {
    separator = Objects.requireNonNullElse(separator, ",");
    encoding = Objects.requireNonNullElse(encoding, "UTF-8");
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}
