package io.mpphub.canonical.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Writes JSON so that equal values are equal bytes, as RFC 8785 does: members in order, nothing
 * between them, one form for each character and number. Unlike there, a number keeps all its
 * digits.
 */
public final class CanonicalJson {

  private static final JsonMapper IN_ORDER =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private CanonicalJson() {}

  /**
   * The value in UTF-8.
   *
   * @param value as {@link RequestReader#tree} reads it, so that its numbers are bounded and exact
   */
  public static byte[] of(JsonNode value) {
    try {
      return IN_ORDER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
