package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP request to an agency while it is put together. Not safe for use by many threads. */
final class WireRequest {

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();
  private String path;
  private final JsonNode body;

  WireRequest(String path, JsonNode body) {
    this.path = path;
    this.body = body;
  }

  /** Fills a {@code {name}} of the path; the value is percent-encoded. */
  void pathParameter(String name, String value) {
    path = path.replace("{" + name + "}", encode(value));
  }

  String path() {
    return path;
  }

  /** JSON body, null for none. */
  JsonNode body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, String> query() {
    return query;
  }

  /** {@code application/x-www-form-urlencoded}, also right for a URI's query; empty for none. */
  static String urlEncoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
