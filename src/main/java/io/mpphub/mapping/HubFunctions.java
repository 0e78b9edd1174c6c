package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What agencies' formats have in common and JSLT lacks. All return null for null, for blank text,
 * for {@code -} and for what they can't read.
 *
 * <ul>
 *   <li>{@code text(v)}: text without surrounding blanks; numbers become text
 *   <li>{@code day(v)}: an ISO date from {@code yyyy-MM-dd}, {@code dd-MM-yyyy} or a time stamp
 *       that starts with one; of a time with an offset ({@code 2022-09-02T17:00:00.000Z}) the day
 *       in Asia/Jakarta; null for {@code 0000-00-00}
 *   <li>{@code local-time(v)}: {@code yyyy-MM-dd HH:mm:ss} in Asia/Jakarta from a time with an
 *       offset
 *   <li>{@code dmy(v)}: {@code dd-MM-yyyy} from what {@code day} reads
 *   <li>{@code decimal(v)}: a number, also from text with a decimal comma
 * </ul>
 */
final class HubFunctions {

  static final List<Function> ALL =
      List.of(
          function("text", HubFunctions::text),
          function("day", v -> textOrNull(day(v))),
          function("local-time", HubFunctions::localTime),
          function("dmy", HubFunctions::dmy),
          function("decimal", HubFunctions::decimal));

  /** Agencies of the mall keep this time. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DMY = DateTimeFormatter.ofPattern("dd-MM-uuuu");

  private HubFunctions() {}

  private static JsonNode text(JsonNode value) {
    String text = string(value);
    return text == null ? NullNode.instance : TextNode.valueOf(text);
  }

  private static String string(JsonNode value) {
    if (value.isNull() || value.isContainerNode()) {
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() || text.equals("-") ? null : text;
  }

  private static LocalDate day(JsonNode value) {
    String text = string(value);
    if (text == null || text.length() < 10) {
      return null;
    }
    LocalDateTime time = time(text);
    if (time != null) {
      return time.toLocalDate();
    }
    String day = text.substring(0, 10);
    try {
      return day.charAt(2) == '-' || day.charAt(2) == '/'
          ? LocalDate.parse(day.replace('/', '-'), DMY)
          : LocalDate.parse(day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** In the agencies' zone, null when it is no time with an offset. */
  private static LocalDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toLocalDateTime();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static JsonNode localTime(JsonNode value) {
    String text = string(value);
    LocalDateTime time = text == null ? null : time(text);
    return textOrNull(time == null ? null : LOCAL_TIME.format(time));
  }

  private static JsonNode textOrNull(Object value) {
    return value == null ? NullNode.instance : TextNode.valueOf(value.toString());
  }

  private static JsonNode dmy(JsonNode value) {
    LocalDate day = day(value);
    return textOrNull(day == null ? null : DMY.format(day));
  }

  private static JsonNode decimal(JsonNode value) {
    String text = string(value);
    if (text == null) {
      return NullNode.instance;
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(text.replace(',', '.')));
    } catch (NumberFormatException e) {
      return NullNode.instance;
    }
  }

  private static Function function(String name, UnaryOperator<JsonNode> body) {
    return new Function() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public int getMinArguments() {
        return 1;
      }

      @Override
      public int getMaxArguments() {
        return 1;
      }

      @Override
      public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return body.apply(arguments[0]);
      }
    };
  }
}
