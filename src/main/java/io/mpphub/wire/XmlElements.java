package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes JSON trees as elements of a document that may have begun already. */
final class XmlElements {

  private static final String NAMESPACE = "@xmlns";
  private static final String TEXT = "#text";

  /** Characters that XML 1.0 can't carry, not even escaped. */
  private static final Pattern ILLEGAL =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter xml;

  XmlElements(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * @param inherited the default namespace so far, empty for none
   */
  void write(String name, JsonNode value, String inherited)
      throws XMLStreamException, InvalidBodyException {
    if (value.isArray()) {
      for (JsonNode item : value) {
        if (item.isArray()) {
          throw new InvalidBodyException(
              "has an array in an array at '" + name + "', which XML can't carry");
        }
        write(name, item, inherited);
      }
    } else if (!value.isNull()) {
      element(name, value, inherited);
    }
  }

  private void element(String name, JsonNode value, String inherited)
      throws XMLStreamException, InvalidBodyException {
    String namespace = value.path(NAMESPACE).asText(inherited);
    xml.writeStartElement("", name, namespace);
    if (!namespace.equals(inherited)) {
      xml.writeDefaultNamespace(namespace);
    }
    if (value.isObject()) {
      attributes(value);
      content(value, namespace);
    } else {
      text(Scalars.text(value));
    }
    xml.writeEndElement();
  }

  private void attributes(JsonNode element) throws XMLStreamException, InvalidBodyException {
    for (Map.Entry<String, JsonNode> member : element.properties()) {
      String name = member.getKey();
      if (name.startsWith("@") && !name.equals(NAMESPACE) && !member.getValue().isNull()) {
        xml.writeAttribute(name.substring(1), legal(scalar(name, member.getValue())));
      }
    }
  }

  private void content(JsonNode element, String namespace)
      throws XMLStreamException, InvalidBodyException {
    for (Map.Entry<String, JsonNode> member : element.properties()) {
      String name = member.getKey();
      if (name.equals(TEXT)) {
        text(scalar(name, member.getValue()));
      } else if (!name.startsWith("@")) {
        write(name, member.getValue(), namespace);
      }
    }
  }

  private void text(String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.writeCharacters(legal(text));
    }
  }

  private static String legal(String text) {
    return ILLEGAL.matcher(text).replaceAll("\uFFFD");
  }

  private static String scalar(String name, JsonNode value) throws InvalidBodyException {
    if (value.isContainerNode()) {
      throw new InvalidBodyException(
          "has an object or array in '" + name + "', which must be text");
    }
    return value.isNull() ? "" : Scalars.text(value);
  }
}
