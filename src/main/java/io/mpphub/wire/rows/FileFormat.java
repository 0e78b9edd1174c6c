package io.mpphub.wire.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Format of a file's rows.
 *
 * @param type of file
 * @param separator between the values of CSV
 * @param charset of the text; a byte order mark is left out
 * @param columns those that a CSV file must have when it is read, and has when it is written; empty
 *     for any, and for those of the first row
 */
public record FileFormat(Type type, char separator, Charset charset, List<String> columns) {

  /** Longer rows are faults, so that a file can't fill the memory. */
  private static final int LONGEST_LINE = 64 * 1024;

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final JsonMapper JSON = new JsonMapper();
  private static final CsvMapper CSV = new CsvMapper();

  public FileFormat {
    columns = List.copyOf(columns);
  }

  /** A kind of file. */
  public enum Type {
    /** Separated values with a header row. */
    CSV,
    /** An array of objects, or one object a line. */
    JSON
  }

  /**
   * Begins to read; the rows close the stream.
   *
   * @throws UnreadableFileException when it has no rows that can be read, such as for its header
   */
  public FileRows read(InputStream bytes) throws IOException {
    Reader text = text(bytes);
    if (type == Type.CSV) {
      return new CsvRows(new Lines(text, LONGEST_LINE), separator, columns);
    }
    return isArray(text) ? new JsonItems(text) : new JsonLines(new Lines(text, LONGEST_LINE));
  }

  /**
   * Writes rows.
   *
   * @param rows an array of objects, or one
   */
  public byte[] write(JsonNode rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStreamWriter text = new OutputStreamWriter(bytes, charset)) {
      if (type == Type.JSON) {
        JSON.writeValue(text, rows);
      } else {
        writeCsv(text, rows.isArray() ? rows : JSON.createArrayNode().add(rows));
      }
    }
    return bytes.toByteArray();
  }

  private void writeCsv(OutputStreamWriter text, JsonNode rows) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setColumnSeparator(separator).setUseHeader(true);
    List<String> names = new ArrayList<>(columns);
    if (names.isEmpty() && !rows.isEmpty()) {
      rows.get(0).fieldNames().forEachRemaining(names::add);
    }
    names.forEach(schema::addColumn);
    try (SequenceWriter writer = CSV.writer(schema.build()).writeValues(text)) {
      for (JsonNode row : rows) {
        writer.write(row);
      }
    }
  }

  private Reader text(InputStream bytes) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static boolean isArray(Reader text) throws IOException {
    int c;
    do {
      text.mark(1);
      c = text.read();
    } while (c >= 0 && Character.isWhitespace(c));
    text.reset();
    return c == '[';
  }
}
