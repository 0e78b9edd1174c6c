package io.mpphub.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as texts that a test can compare. */
final class ReadRows {

  private ReadRows() {}

  static List<String> all(FileRows rows) throws IOException {
    List<String> all = new ArrayList<>();
    for (FileRow row = rows.next(); row != null; row = rows.next()) {
      all.add(
          row.fault() == null
              ? row.number() + " " + row.value()
              : row.number() + ": " + row.fault());
    }
    return all;
  }
}
