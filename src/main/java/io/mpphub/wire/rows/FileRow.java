package io.mpphub.wire.rows;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of a file, or why it can't be read.
 *
 * @param number the line on which it begins, as an editor counts (a CSV file's header is 1); in a
 *     JSON array the item, from 1
 * @param raw as it stands in the file, cut when it is too long; may hold personal data
 * @param value an object by column name, null when it can't be read
 * @param fault what is wrong, without anything of the content; null when it can be read
 */
public record FileRow(long number, String raw, JsonNode value, String fault) {

  static FileRow of(long number, String raw, JsonNode value) {
    return new FileRow(number, raw, value, null);
  }

  static FileRow faulty(long number, String raw, String fault) {
    return new FileRow(number, raw, null, fault);
  }

  /** Returns the row with another value. */
  public FileRow with(JsonNode other) {
    return new FileRow(number, raw, other, null);
  }

  /** Returns the row as unusable. */
  public FileRow refused(String why) {
    return new FileRow(number, raw, null, why);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "row " + number + (fault == null ? "" : ": " + fault);
  }
}
