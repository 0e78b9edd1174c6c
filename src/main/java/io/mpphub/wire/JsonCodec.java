package io.mpphub.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON: one value and nothing after it, see {@link JsonText}. */
final class JsonCodec implements BodyCodec {

  private static final JsonMapper MAPPER =
      JsonText.MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Override
  public JsonNode read(byte[] body) throws InvalidBodyException {
    try {
      JsonNode value = MAPPER.readTree(body);
      if (value.isMissingNode()) {
        throw new InvalidBodyException("is empty where JSON was expected");
      }
      return JsonText.tidy(value);
    } catch (JsonProcessingException e) {
      // The parser's own text quotes the body.
      if (isRepeat(e)) {
        throw new InvalidBodyException("has a member twice");
      }
      throw new InvalidBodyException(
          e.getLocation() == null
              ? "is not JSON"
              : "is not JSON (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new InvalidBodyException("is not text");
    }
  }

  private static boolean isRepeat(JsonProcessingException e) {
    return e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate");
  }

  @Override
  public byte[] write(JsonNode message) throws InvalidBodyException {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new InvalidBodyException("can't be written as JSON");
    }
  }

  @Override
  public String contentType() {
    return "application/json";
  }
}
