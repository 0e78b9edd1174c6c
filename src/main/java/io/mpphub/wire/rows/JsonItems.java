package io.mpphub.wire.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mpphub.wire.InvalidBodyException;
import io.mpphub.wire.JsonText;
import java.io.IOException;
import java.io.Reader;

/** A file that is one JSON array of objects. */
final class JsonItems implements FileRows {

  private static final JsonMapper MAPPER =
      JsonText.MAPPER
          .rebuild()
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
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
      return row(value);
    } catch (MismatchedInputException e) {
      number++;
      throw new UnreadableFileException("has a member twice in item " + number);
    } catch (JsonProcessingException e) {
      throw new UnreadableFileException("is no JSON any more after item " + number);
    }
  }

  private FileRow row(JsonNode value) {
    String raw = value.toString();
    try {
      return value.isObject()
          ? FileRow.of(number, raw, JsonText.tidy(value))
          : FileRow.faulty(number, raw, "is not an object");
    } catch (InvalidBodyException e) {
      return FileRow.faulty(number, raw, e.getMessage());
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
