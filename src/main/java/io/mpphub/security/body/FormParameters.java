package io.mpphub.security.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;

/** The parameters of a request whose body may be a form. */
final class FormParameters {

  /** As many as Tomcat takes by default; the rest is left out. */
  private static final int MOST = 1000;

  private FormParameters() {}

  /**
   * @param query those of the address
   * @param type null when the body has none
   * @return those of the address, then those of the form; a pair that is no proper encoding is left
   *     out
   */
  static Map<String, String[]> of(Map<String, String[]> query, String type, byte[] body) {
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      return query;
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    query.forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
    String form = new String(body, UTF_8);
    int count = 0;
    for (int from = 0; from < form.length() && count < MOST; count++) {
      int end = form.indexOf('&', from);
      end = end < 0 ? form.length() : end;
      add(form.substring(from, end), all);
      from = end + 1;
    }
    Map<String, String[]> parameters = new LinkedHashMap<>();
    all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return parameters;
  }

  private static void add(String pair, Map<String, List<String>> all) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    try {
      String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
      if (!name.isEmpty()) {
        all.computeIfAbsent(URLDecoder.decode(name, UTF_8), key -> new ArrayList<>()).add(value);
      }
    } catch (IllegalArgumentException broken) {
      // Left out, as the server does.
      return;
    }
  }
}
