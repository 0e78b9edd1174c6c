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
    String fault =
        limit.find()
            ? "is XML beyond the limits: more than %s in %s"
                .formatted(limit.group(2), limit.group(1).toLowerCase(Locale.ROOT))
            : "is not well-formed XML";
    Location at = cause.getLocation();
    return new InvalidBodyException(at == null ? fault : fault + at(at));
  }

  static String at(Location place) {
    return " (line %d, column %d)".formatted(place.getLineNumber(), place.getColumnNumber());
  }
}
