package io.mpphub.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** JSON in text columns. Its numbers keep all their digits. */
@Component
public class Json {

  private final ObjectMapper mapper;

  public Json(ObjectMapper mapper) {
    this.mapper = mapper.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  public JsonNode tree(String column) {
    return read(column, JsonNode.class);
  }

  /** Null when the column holds malformed JSON, which only a change by hand can have caused. */
  public JsonNode treeIfReadable(String column) {
    try {
      return tree(column);
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  /** Null when the column is null. */
  public <T> T read(String column, Class<T> type) {
    try {
      return column == null ? null : mapper.readValue(column, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Null for null. */
  public String write(Object value) {
    try {
      return value == null ? null : mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
