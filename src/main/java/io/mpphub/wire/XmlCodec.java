package io.mpphub.wire;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * XML as a JSON object with one member, the root element.
 *
 * <ul>
 *   <li>An element with only text is that text ({@code ""} when it is empty).
 *   <li>Any other element is an object: its children by name, each attribute as {@code @name}, its
 *       own text, if it isn't blank, as {@code #text}. A child that stands several times is an
 *       array.
 *   <li>Reading drops namespaces and prefixes, and types ({@code xsi:type}); {@code xsi:nil} makes
 *       null.
 *   <li>Writing takes the member {@code @xmlns} as the namespace of an element and of those below
 *       it, until another one. Null leaves an element or attribute out. Characters that XML can't
 *       carry (most control characters) become U+FFFD.
 * </ul>
 *
 * <p>A DOCTYPE is refused outright, so there are no entities to expand and nothing to fetch. There
 * are limits on depth, attributes, texts and the number of elements. The charset is the XML
 * declaration's, else UTF-8 or UTF-16; written is UTF-8.
 */
public final class XmlCodec implements BodyCodec {

  static final int MAX_DEPTH = 100;
  static final int MAX_ATTRIBUTES = 100;
  static final int MAX_ATTRIBUTE_LENGTH = 1 << 16;
  static final int MAX_TEXT_LENGTH = 1 << 22;
  static final int MAX_ELEMENTS = 1_000_000;

  private static final WstxInputFactory READERS = readers();
  private static final WstxOutputFactory WRITERS = writers();

  private static WstxInputFactory readers() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Or some faults come out of the getters, as unchecked exceptions.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MAX_ELEMENTS);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  private static WstxOutputFactory writers() {
    WstxOutputFactory factory = new WstxOutputFactory();
    factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_NAMES, true);
    return factory;
  }

  @Override
  public JsonNode read(byte[] body) throws InvalidBodyException {
    return read(body, false);
  }

  /** With the namespace of each element as {@code @xmlns}, where it is not that of its parent. */
  @Override
  public JsonNode readExactly(byte[] body) throws InvalidBodyException {
    return read(body, true);
  }

  private static JsonNode read(byte[] body, boolean namespaces) throws InvalidBodyException {
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(body));
      try {
        return new XmlTree(reader, namespaces).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw XmlFault.of(e);
    }
  }

  @Override
  public byte[] write(JsonNode message) throws InvalidBodyException {
    if (message.size() != 1 || !message.isObject()) {
      throw new InvalidBodyException("must have exactly one member, the root element");
    }
    Map.Entry<String, JsonNode> root = message.properties().iterator().next();
    if (root.getValue().isArray() || root.getValue().isNull()) {
      throw new InvalidBodyException("must have one root element");
    }
    return document(xml -> new XmlElements(xml).write(root.getKey(), root.getValue(), ""));
  }

  /** Content between the XML declaration and the end. */
  interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException, InvalidBodyException;
  }

  static byte[] document(Content content) throws InvalidBodyException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      content.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new InvalidBodyException("has a member whose name can't be an XML name");
    }
    return bytes.toByteArray();
  }

  @Override
  public String contentType() {
    return "text/xml; charset=utf-8";
  }
}
