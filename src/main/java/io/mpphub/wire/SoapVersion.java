package io.mpphub.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** The two versions of SOAP that are about. */
public enum SoapVersion {
  /** The older one: the action is a header of its own. */
  V1_1("1.1", "http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8") {
    @Override
    Map<String, String> headers(String action) {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", contentType());
      headers.put("SOAPAction", "\"" + action + "\"");
      return headers;
    }
  },
  /** The newer one: the action is a parameter of the media type. */
  V1_2("1.2", "http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8") {
    @Override
    Map<String, String> headers(String action) {
      return Map.of(
          "Content-Type",
          action.isEmpty() ? contentType() : contentType() + "; action=\"" + action + "\"");
    }
  };

  private final String number;
  private final String namespace;
  private final String contentType;

  SoapVersion(String number, String namespace, String contentType) {
    this.number = number;
    this.namespace = namespace;
    this.contentType = contentType;
  }

  /** As connector files write it: {@code 1.1}, {@code 1.2}. */
  public String number() {
    return number;
  }

  String namespace() {
    return namespace;
  }

  String contentType() {
    return contentType;
  }

  /**
   * @param action empty for none
   */
  abstract Map<String, String> headers(String action);
}
