package io.mpphub.security.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as all doors are to see it. An encoded letter, digit, hyphen, underscore or tilde of
 * the path is the same as the character (RFC 3986 6.2.2.2); dots, slashes and percent signs stay as
 * they are, so that no path comes out that the doors before didn't see. And {@code HEAD} is {@code
 * GET}: the server leaves the body out by itself.
 */
public final class PlainRequest extends HttpServletRequestWrapper {

  /** A caller there is answered by its connector's file, which may give GET another meaning. */
  private static final String AGENCIES = "/agency/";

  private static final String HEAD = PlainRequest.class.getName() + ".head";

  private static final Pattern ENCODED = Pattern.compile("%([2-7][0-9A-Fa-f])");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9_~-]");

  private final String method;

  PlainRequest(HttpServletRequest request) {
    super(request);
    boolean isHead = request.getMethod().equals("HEAD");
    request.setAttribute(HEAD, isHead);
    this.method = isHead && !getRequestURI().startsWith(AGENCIES) ? "GET" : request.getMethod();
  }

  /** Whether the answer has no body. */
  public static boolean isHead(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(HEAD));
  }

  private static String plain(String raw) {
    return ENCODED
        .matcher(raw)
        .replaceAll(
            code -> {
              String character = Character.toString(Integer.parseInt(code.group(1), 16));
              boolean isPlain = UNRESERVED.matcher(character).matches();
              return Matcher.quoteReplacement(isPlain ? character : code.group());
            });
  }

  /** Another one after a forward. */
  @Override
  public String getRequestURI() {
    String raw = super.getRequestURI();
    return raw.indexOf('%') < 0 ? raw : plain(raw);
  }

  @Override
  public String getMethod() {
    return method;
  }
}
