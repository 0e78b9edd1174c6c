package io.mpphub.wire.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.mpphub.wire.rows.Lines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A CSV file with a header row. Values may be in double quotes, and then hold separators, ends of
 * lines and doubled quotes. All values are text. Spreadsheets' additions are accepted: a first line
 * {@code sep=;} that names the separator, and separators after the last value of each row.
 *
 * <p>Each row is parsed by itself, so that one with a stray quote doesn't swallow those after it.
 */
final class CsvRows implements FileRows {

  private static final String SEPARATOR = "sep=";

  /** Limit of the lines of a row with quotes. */
  private static final int MOST_LINES = 50;

  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private final Lines lines;
  private final char separator;
  private final ObjectReader parser;
  private final List<String> header;

  CsvRows(Lines lines, char separator, List<String> expected) throws IOException {
    this.lines = lines;
    this.separator = separator;
    this.parser =
        MAPPER
            .readerFor(String[][].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator));
    this.header = header(expected);
  }

  private List<String> header(List<String> expected) throws IOException {
    Line line = lines.next();
    if (line != null && line.text().startsWith(SEPARATOR)) {
      String named = line.text().substring(SEPARATOR.length()).stripTrailing();
      if (!named.equals(String.valueOf(separator))) {
        throw new UnreadableFileException(
            "says that its separator is another one than connector.yaml says");
      }
      line = lines.next();
    }
    if (line == null) {
      throw new UnreadableFileException("is empty");
    }
    String[] values = line.fault() == null ? parse(line.text()) : null;
    if (values == null) {
      throw new UnreadableFileException("has a header that is no row of CSV");
    }
    values = withoutTail(values, 1);
    List<String> names = Arrays.stream(values).map(String::strip).toList();
    if (names.stream().distinct().count() < names.size() || names.contains("")) {
      throw new UnreadableFileException("has a column without a name, or two of the same name");
    }
    List<String> missing = expected.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new UnreadableFileException(
          "has no column " + String.join(", ", missing) + " in its header");
    }
    return names;
  }

  @Override
  public FileRow next() throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      FileRow row = line.text().isBlank() ? null : row(line);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private FileRow row(Line first) throws IOException {
    if (isOpen(first.text())) {
      FileRow row = rowOfLines(first);
      if (row != null) {
        return row;
      }
    }
    String[] values = first.fault() == null ? parse(first.text()) : null;
    return values == null ? faulty(first) : row(first.number(), first.text(), values);
  }

  /** A row that goes on over the next lines; null, with those given back, when there is none. */
  private FileRow rowOfLines(Line first) throws IOException {
    List<Line> more = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean open = true;
    boolean sound = first.fault() == null;
    while (open && sound && more.size() < MOST_LINES) {
      Line line = lines.next();
      if (line == null) {
        break;
      }
      more.add(line);
      text.append('\n').append(line.text());
      open = !isOpen(line.text());
      sound = line.fault() == null;
    }
    String[] values = open || !sound ? null : parse(text.toString());
    if (values == null || withoutTail(values, header.size()).length != header.size()) {
      lines.giveBack(more);
      return null;
    }
    return row(first.number(), text.toString(), values);
  }

  /** Without the empty values after the last that counts. */
  private static String[] withoutTail(String[] values, int least) {
    int length = values.length;
    while (length > least && values[length - 1].isBlank()) {
      length--;
    }
    return Arrays.copyOf(values, length);
  }

  private FileRow row(long number, String raw, String[] all) {
    String[] values = withoutTail(all, header.size());
    if (Arrays.stream(values).allMatch(String::isBlank)) {
      return null;
    }
    if (values.length != header.size()) {
      return FileRow.faulty(
          number,
          raw,
          "has %d columns, but the header has %d".formatted(values.length, header.size()));
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < values.length; i++) {
      row.put(header.get(i), values[i]);
    }
    return FileRow.of(number, raw, row);
  }

  private static FileRow faulty(Line line) {
    String fault = line.fault() == null ? "has quotes that don't match" : line.fault();
    return FileRow.faulty(line.number(), line.text(), fault);
  }

  /** Null when it isn't one row. */
  private String[] parse(String text) throws IOException {
    try {
      String[][] rows = parser.readValue(text);
      return rows.length == 1 ? rows[0] : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Whether a value in quotes goes on after this line: quotes come in pairs. */
  private static boolean isOpen(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
