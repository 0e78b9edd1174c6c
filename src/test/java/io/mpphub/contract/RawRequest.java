package io.mpphub.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An HTTP/1.1 request as it goes over the wire, well-formed or not.
 *
 * @param target path and query, as they are sent
 * @param headers in their order; one character is one byte
 * @param body null when there is none
 */
public record RawRequest(
    String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {

  public RawRequest {
    headers = List.copyOf(headers);
  }

  public static RawRequest of(String method, String target) {
    return new RawRequest(method, target, List.of(), null);
  }

  /** The same with one more header. */
  public RawRequest with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new RawRequest(method, target, more, body);
  }

  /** The same without a header. */
  public RawRequest without(String name) {
    return new RawRequest(
        method,
        target,
        headers.stream().filter(header -> !header.getKey().equalsIgnoreCase(name)).toList(),
        body);
  }

  public RawRequest replacing(String name, String value) {
    return without(name).with(name, value);
  }

  /** The same with a body, and its length unless another one is given already. */
  public RawRequest withBody(byte[] content) {
    return new RawRequest(method, target, headers, content);
  }

  byte[] bytes(String host) {
    boolean saysLength =
        headers.stream().anyMatch(h -> h.getKey().matches("(?i)content-length|transfer-encoding"));
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + headers.stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining())
            + (body == null || saysLength ? "" : "Content-Length: " + body.length + "\r\n")
            + "\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(ISO_8859_1));
    if (body != null) {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }
}
