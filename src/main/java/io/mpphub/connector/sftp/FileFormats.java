package io.mpphub.connector.sftp;

import io.mpphub.connector.Rows;
import io.mpphub.wire.rows.FileFormat;
import java.nio.charset.Charset;
import java.util.Locale;

/** File formats as connector files write them. */
final class FileFormats {

  private FileFormats() {}

  static FileFormat of(Rows rows) {
    return new FileFormat(
        FileFormat.Type.valueOf(rows.format().toUpperCase(Locale.ROOT)),
        rows.separator().equals("tab") ? '\t' : rows.separator().charAt(0),
        Charset.forName(rows.encoding()),
        rows.columns());
  }
}
