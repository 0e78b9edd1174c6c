package io.mpphub.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mpphub.wire.Lines.Line;
import java.io.IOException;

/** A file with one JSON object a line. */
final class JsonLines implements FileRows {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

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
          ? FileRow.of(line.number(), line.text(), value)
          : FileRow.faulty(line.number(), line.text(), "is not an object");
    } catch (JsonProcessingException e) {
      return FileRow.faulty(line.number(), line.text(), "is not JSON");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
