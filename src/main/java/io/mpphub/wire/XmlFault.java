package io.mpphub.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** The parser's complaints in words that don't quote the document. */
final class XmlFault {

  private static final Pattern LIMIT =
      Pattern.compile("^(?:Maximum )?([A-Z][A-Za-z ]{2,30}) limit \\((\\d+)\\) [Ee]xceeded");

  private XmlFault() {}

  static InvalidBodyException of(XMLStreamException cause) {
    Matcher limit = LIMIT.matcher(String.valueOf(cause.getMessage()));
    if (limit.find()) {
      String what = limit.group(1).toLowerCase(Locale.ROOT);
      return beyond(Integer.parseInt(limit.group(2)), what, cause.getLocation());
    }
    return new InvalidBodyException("is not well-formed XML" + at(cause.getLocation()));
  }

  static InvalidBodyException beyond(int limit, String what, Location place) {
    return new InvalidBodyException(
        "is XML beyond the limits: more than %d in %s".formatted(limit, what) + at(place));
  }

  /**
   * @param place null when the parser doesn't know
   */
  static String at(Location place) {
    return place == null
        ? ""
        : " (line %d, column %d)".formatted(place.getLineNumber(), place.getColumnNumber());
  }
}
