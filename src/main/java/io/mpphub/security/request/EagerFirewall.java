package io.mpphub.security.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses at once a header or a parameter's name with control characters, which Spring's firewall
 * refuses only when it is read. Camel reads on another thread, where a refusal has no answer, and
 * the writer of a problem reads its language.
 */
public final class EagerFirewall extends StrictHttpFirewall {

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    FirewalledRequest checked = super.getFirewalledRequest(request);
    Enumeration<String> names = checked.getHeaderNames();
    while (names.hasMoreElements()) {
      touch(checked.getHeaders(names.nextElement()));
    }
    if (checked.getQueryString() != null && !mayHoldAForm(checked)) {
      touch(checked.getParameterNames());
    }
    return checked;
  }

  /** Asking for a parameter would read the body. */
  private static boolean mayHoldAForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && (type.contains(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
            || type.contains(MediaType.MULTIPART_FORM_DATA_VALUE));
  }

  private static void touch(Enumeration<String> values) {
    while (values.hasMoreElements()) {
      values.nextElement();
    }
  }
}
