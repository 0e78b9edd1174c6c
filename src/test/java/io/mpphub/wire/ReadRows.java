package io.mpphub.wire;

import io.mpphub.wire.rows.FileRow;
import io.mpphub.wire.rows.FileRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as texts that a test can compare. */
public final class ReadRows {

  private ReadRows() {}

  public static List<String> all(FileRows rows) throws IOException {
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
