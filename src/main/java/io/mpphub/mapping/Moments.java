package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/**
 * {@code parse-time(v, format)} in place of JSLT's own, which makes 2 March of 30 February and
 * doesn't mind what stands behind the time. Gives seconds since 1970, as that does.
 */
final class Moments extends MarkedFunction {

  Moments() {
    super("parse-time", 2);
  }

  @Override
  JsonNode of(JsonNode value, JsonNode[] arguments) {
    if (value.isNull() || value.isMissingNode()) {
      return NullNode.instance;
    }
    String text = value.isTextual() ? value.textValue().strip() : "";
    ParsePosition end = new ParsePosition(0);
    Date read = format(arguments[1].asText()).parse(text, end);
    return read == null || end.getIndex() < text.length() || !Days.isPlausible(read.toInstant())
        ? new Unreadable(getName())
        : new DoubleNode(read.getTime() / 1000.0);
  }

  private static SimpleDateFormat format(String pattern) {
    try {
      SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
      format.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
      format.setLenient(false);
      return format;
    } catch (IllegalArgumentException e) {
      throw new JsltException("parse-time: no format");
    }
  }
}
