package io.mpphub.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;

/** A file that is one JSON array of objects. */
final class JsonItems implements FileRows {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonParser parser;
  private long number;

  /**
   * @param text begins with the array
   */
  JsonItems(Reader text) throws IOException {
    parser = MAPPER.createParser(text);
    parser.nextToken();
  }

  @Override
  public FileRow next() throws IOException {
    try {
      if (parser.nextToken() == JsonToken.END_ARRAY || parser.currentToken() == null) {
        end();
        return null;
      }
      JsonNode value = parser.readValueAsTree();
      number++;
      return value.isObject()
          ? FileRow.of(number, value.toString(), value)
          : FileRow.faulty(number, value.toString(), "is not an object");
    } catch (JsonProcessingException e) {
      throw new UnreadableFileException("is no JSON any more after item " + number);
    }
  }

  private void end() throws IOException {
    if (parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() != null) {
      throw new UnreadableFileException("goes on after its array of " + number + " items");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
