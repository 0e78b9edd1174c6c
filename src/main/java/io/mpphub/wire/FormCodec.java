package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/**
 * {@code application/x-www-form-urlencoded} in UTF-8: an object whose members are the fields. A
 * field that stands several times is an array. Every value that is read is text; null is left out.
 */
public final class FormCodec implements BodyCodec {

  private static final int MAX_FIELDS = 1_000;

  @Override
  public JsonNode read(byte[] body) throws InvalidBodyException {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return fields;
    }
    String[] pairs = text.split("&", MAX_FIELDS + 1);
    if (pairs.length > MAX_FIELDS) {
      throw new InvalidBodyException("has more than " + MAX_FIELDS + " form fields");
    }
    for (String pair : pairs) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        Repeats.add(
            fields, decode(name).strip(), value(equals < 0 ? "" : pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static JsonNode value(String encoded) throws InvalidBodyException {
    return TextNode.valueOf(decode(encoded));
  }

  private static String decode(String encoded) throws InvalidBodyException {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidBodyException("has a form field whose percent-encoding is broken");
    }
  }

  @Override
  public byte[] write(JsonNode message) throws InvalidBodyException {
    if (!message.isObject()) {
      throw new InvalidBodyException("is no object, so it has no form fields");
    }
    StringJoiner form = new StringJoiner("&");
    for (Map.Entry<String, JsonNode> field : message.properties()) {
      if (field.getValue() instanceof ArrayNode values) {
        for (JsonNode value : values) {
          add(form, field.getKey(), value);
        }
      } else {
        add(form, field.getKey(), field.getValue());
      }
    }
    return form.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void add(StringJoiner form, String name, JsonNode value)
      throws InvalidBodyException {
    if (value.isContainerNode()) {
      throw new InvalidBodyException(
          "has an object or array in '" + name + "', which a form can't carry");
    }
    if (!value.isNull()) {
      form.add(encode(name) + "=" + encode(Scalars.text(value)));
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String contentType() {
    return "application/x-www-form-urlencoded";
  }
}
