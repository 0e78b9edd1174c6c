package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one document into a JSON tree, element by element and without recursion. */
final class XmlTree {

  private final XMLStreamReader xml;
  private final boolean namespaces;
  private final Deque<Element> open = new ArrayDeque<>();
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  /**
   * @param namespaces whether they are kept
   */
  XmlTree(XMLStreamReader xml, boolean namespaces) {
    this.xml = xml;
    this.namespaces = namespaces;
  }

  ObjectNode read() throws XMLStreamException, InvalidBodyException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
        case XMLStreamConstants.DTD ->
            throw new InvalidBodyException("has a DOCTYPE, which is not allowed: no entities");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new InvalidBodyException(
                "has an entity that XML doesn't know" + XmlFault.at(xml.getLocation()));
        default -> {
          // Comments and processing instructions mean nothing.
        }
      }
    }
    return document;
  }

  private void start() {
    String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    Element element = new Element(xml.getLocalName(), namespace);
    String inherited = open.isEmpty() ? "" : open.peek().namespace;
    if (namespaces && !namespace.equals(inherited)) {
      element.members().put("@xmlns", namespace);
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.attribute(
          xml.getAttributeNamespace(i), xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    open.push(element);
  }

  private void text() throws InvalidBodyException {
    if (open.isEmpty()) {
      return;
    }
    StringBuilder text = open.peek().text;
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    if (text.length() > XmlCodec.MAX_TEXT_LENGTH) {
      throw XmlFault.beyond(XmlCodec.MAX_TEXT_LENGTH, "text size", xml.getLocation());
    }
  }

  private void end() throws InvalidBodyException {
    Element element = open.pop();
    Element parent = open.peek();
    if (parent == null) {
      document.set(element.name, element.value());
    } else {
      parent.child(element.name, element.value());
    }
  }

  private static final class Element {
    private final String name;
    private final String namespace;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> spellings = new HashMap<>(0);
    private ObjectNode members;
    private boolean hasChildren;
    private boolean isNil;

    Element(String name, String namespace) {
      this.name = name;
      this.namespace = namespace;
    }

    void attribute(String namespace, String attribute, String value) {
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
        members().put("@" + attribute, value);
      } else if (attribute.equals("nil")) {
        isNil = value.strip().equals("true") || value.strip().equals("1");
      }
    }

    /**
     * @throws InvalidBodyException when there is a child whose name differs in its case only
     */
    void child(String child, JsonNode value) throws InvalidBodyException {
      hasChildren = true;
      if (!spellings.computeIfAbsent(child.toLowerCase(Locale.ROOT), k -> child).equals(child)) {
        throw new InvalidBodyException("has a member twice");
      }
      Repeats.add(members(), child, value);
    }

    private ObjectNode members() {
      if (members == null) {
        members = JsonNodeFactory.instance.objectNode();
      }
      return members;
    }

    JsonNode value() {
      if (isNil) {
        return NullNode.instance;
      }
      if (members == null) {
        return TextNode.valueOf(text.toString());
      }
      String own = hasChildren ? text.toString().strip() : text.toString();
      if (!own.isBlank()) {
        members.put("#text", own);
      }
      return members;
    }
  }
}
