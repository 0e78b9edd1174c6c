package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.wire.BodyCodec;
import io.mpphub.wire.InvalidBodyException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An HTTP request to an agency while it is put together. Not safe for use by many threads. */
public final class WireRequest {

  private static final Set<String> NO_SEGMENT = Set.of("", ".", "..");

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, List<String>> query = new LinkedHashMap<>();
  private final String method;
  private String path;
  private final JsonNode body;
  private final BodyCodec codec;
  private final boolean hasRoot;
  private byte[] bytes;

  /**
   * @param body null for none
   * @param codec what writes it
   * @param hasRoot whether the body has one member, the root element
   */
  public WireRequest(String method, String path, JsonNode body, BodyCodec codec, boolean hasRoot) {
    this.method = method;
    this.path = path;
    this.body = body;
    this.codec = codec;
    this.hasRoot = hasRoot;
  }

  /**
   * Fills a {@code {name}} of the path; the value is percent-encoded.
   *
   * @return false when the value can be no part of a path: it would be another path
   */
  public boolean pathParameter(String name, JsonNode value) {
    if (!value.isValueNode() || value.isNull() || NO_SEGMENT.contains(value.asText())) {
      return false;
    }
    path = path.replace("{" + name + "}", encode(value.asText()));
    return true;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** Null for none. */
  public JsonNode body() {
    return body;
  }

  /** Adds a member to the body, in XML to the root element. Does nothing without a body. */
  public void addToBody(String name, String value) {
    if (!(body instanceof ObjectNode object)) {
      return;
    }
    if (hasRoot && object.size() == 1) {
      String root = object.fieldNames().next();
      if (!object.get(root).isObject()) {
        object.putObject(root);
      }
      ((ObjectNode) object.get(root)).put(name, value);
    } else {
      object.put(name, value);
    }
  }

  /**
   * The body as it goes out, null for none. From the first call on it must not change.
   *
   * @throws InvalidBodyException when its format can't carry it
   */
  public byte[] bytes() throws InvalidBodyException {
    if (bytes == null && body != null) {
      bytes = codec.write(body);
    }
    return bytes;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Values by name, in the order in which they go out. */
  public Map<String, List<String>> query() {
    return query;
  }

  /** Sets a parameter of the query. */
  public void query(String name, String value) {
    query.put(name, List.of(value));
  }

  /**
   * Sets a parameter of the query: an array goes out as the same name again and again, null not at
   * all.
   *
   * @return false when the value can't be in a query
   */
  public boolean query(String name, JsonNode value) {
    List<JsonNode> values = new ArrayList<>();
    (value.isArray() ? value : List.of(value)).forEach(values::add);
    if (!values.stream().allMatch(JsonNode::isValueNode)) {
      return false;
    }
    List<String> texts =
        values.stream().filter(one -> !one.isNull()).map(JsonNode::asText).toList();
    if (!texts.isEmpty()) {
      query.put(name, texts);
    }
    return true;
  }

  /**
   * The request as samples show it: the body as it would be read again.
   *
   * @throws InvalidBodyException when the body's format can't carry it
   */
  public ObjectNode shown() throws InvalidBodyException {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("method", method).put("path", path);
    ObjectNode parameters = shown.putObject("query");
    query.forEach(
        (name, values) -> {
          if (values.size() == 1) {
            parameters.put(name, values.get(0));
          } else {
            values.forEach(parameters.putArray(name)::add);
          }
        });
    headers.forEach(shown.putObject("headers")::put);
    if (body != null) {
      shown.set("body", codec.readExactly(bytes()));
    }
    return shown;
  }

  /** {@code application/x-www-form-urlencoded}, also right for a URI's query; empty for none. */
  public static String urlEncoded(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(v -> encode(e.getKey()) + "=" + encode(v)))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
