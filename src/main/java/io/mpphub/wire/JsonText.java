package io.mpphub.wire;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rules for JSON from any source: numbers keep all their digits and have a limited number of them,
 * and a member stands once. The blanks around members' names mean nothing, nor does their case
 * where there are two: {@code nib}, {@code nib } and {@code NIB} are one member.
 */
public final class JsonText {

  /** More digits than other programs hold: they read infinity. */
  private static final int MOST_DIGITS = 300;

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonText() {}

  /**
   * @param value is changed: its members' names are trimmed
   * @return the same
   * @throws InvalidBodyException when a member stands twice, or a number is beyond all bounds
   */
  public static JsonNode tidy(JsonNode value) throws InvalidBodyException {
    if (value instanceof ObjectNode object) {
      tidyMembers(object);
    }
    if (value.isContainerNode()) {
      for (JsonNode item : value) {
        tidy(item);
      }
    } else if (value.isNumber() && !isBounded(value.decimalValue())) {
      throw new InvalidBodyException("has a number with more digits than can be meant");
    }
    return value;
  }

  private static void tidyMembers(ObjectNode object) throws InvalidBodyException {
    Set<String> names = new HashSet<>();
    boolean isTrimmed = true;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey().strip();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new InvalidBodyException("has a member twice");
      }
      isTrimmed = isTrimmed && name.equals(member.getKey());
    }
    if (!isTrimmed) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
      object.removeAll();
      members.forEach(member -> object.set(member.getKey().strip(), member.getValue()));
    }
  }

  private static boolean isBounded(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
        && Math.abs((long) number.scale()) <= 2L * MOST_DIGITS;
  }
}
