package io.mpphub.wire.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mpphub.wire.InvalidBodyException;
import io.mpphub.wire.JsonText;
import io.mpphub.wire.rows.Lines.Line;
import java.io.IOException;

/** A file with one JSON object a line. */
final class JsonLines implements FileRows {

  private static final ObjectReader READER =
      JsonText.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Lines lines;

  JsonLines(Lines lines) {
    this.lines = lines;
  }

  @Override
  public FileRow next() throws IOException {
    Line line = lines.next();
    while (line != null && line.text().isBlank()) {
      line = lines.next();
    }
    return line == null ? null : row(line);
  }

  private static FileRow row(Line line) throws IOException {
    if (line.fault() != null) {
      return FileRow.faulty(line.number(), line.text(), line.fault());
    }
    try {
      JsonNode value = READER.readTree(line.text());
      return value.isObject()
          ? FileRow.of(line.number(), line.text(), JsonText.tidy(value))
          : FileRow.faulty(line.number(), line.text(), "is not an object");
    } catch (JsonProcessingException e) {
      return FileRow.faulty(line.number(), line.text(), "is not JSON");
    } catch (InvalidBodyException e) {
      return FileRow.faulty(line.number(), line.text(), e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
