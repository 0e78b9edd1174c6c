package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A SOAP message as the JSON of its Body's content, see {@link XmlCodec}: one member, the element
 * of the request or of the answer. A fault, of either version, reads as {@code {"fault":{"code",
 * "reason","detail"}}}, see {@link SoapFault}; beside anything else it can't be read. Headers of an
 * answer are dropped.
 */
public final class SoapEnvelope implements BodyCodec {

  private static final String PREFIX = "soapenv";

  private static final String FAULT = "Fault";

  private final XmlCodec xml = new XmlCodec();
  private final SoapVersion version;
  private final UsernameToken token;

  /**
   * @param version of written messages; both are read
   * @param token null for none
   */
  public SoapEnvelope(SoapVersion version, UsernameToken token) {
    this.version = version;
    this.token = token;
  }

  @Override
  public JsonNode read(byte[] body) throws InvalidBodyException {
    return answer(content(xml.read(body)));
  }

  @Override
  public JsonNode readExactly(byte[] body) throws InvalidBodyException {
    return answer(content(xml.readExactly(body)));
  }

  private static JsonNode content(JsonNode document) throws InvalidBodyException {
    JsonNode content = document.path("Envelope").path("Body");
    if (content.isMissingNode()) {
      throw new InvalidBodyException("is XML, but no SOAP envelope with a body");
    }
    return content;
  }

  private static ObjectNode answer(JsonNode content) throws InvalidBodyException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    content.properties().stream()
        .filter(member -> !member.getKey().startsWith("@") && !member.getKey().startsWith("#"))
        .forEach(member -> answer.set(member.getKey(), member.getValue()));
    JsonNode fault = answer.remove(FAULT);
    if (fault == null) {
      return answer;
    }
    if (!answer.isEmpty() || fault.isArray()) {
      throw new InvalidBodyException("has a fault beside another answer");
    }
    return answer.set("fault", SoapFault.of(fault));
  }

  @Override
  public byte[] write(JsonNode message) throws InvalidBodyException {
    if (!message.isObject()) {
      throw new InvalidBodyException("must be an object, the content of the SOAP body");
    }
    return XmlCodec.document(out -> envelope(out, message));
  }

  private void envelope(XMLStreamWriter out, JsonNode content)
      throws XMLStreamException, InvalidBodyException {
    String namespace = version.namespace();
    out.writeStartElement(PREFIX, "Envelope", namespace);
    out.writeNamespace(PREFIX, namespace);
    if (token != null) {
      out.writeStartElement(PREFIX, "Header", namespace);
      token.write(out, PREFIX, namespace);
      out.writeEndElement();
    }
    out.writeStartElement(PREFIX, "Body", namespace);
    for (Map.Entry<String, JsonNode> element : content.properties()) {
      new XmlElements(out).write(element.getKey(), element.getValue(), "");
    }
    out.writeEndElement();
    out.writeEndElement();
  }

  @Override
  public String contentType() {
    return version.contentType();
  }

  /**
   * The headers of a request, the media type among them.
   *
   * @param action what the service calls the operation, empty for none
   */
  public Map<String, String> headers(String action) {
    return version.headers(action);
  }
}
