package io.mpphub.connector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Resolves {@code {{NAME}}} references of connector files against the environment. Values never
 * leave this package.
 */
@Component
class Secrets {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Z][A-Z0-9_]*)}}");

  private final Environment environment;

  Secrets(Environment environment) {
    this.environment = environment;
  }

  /** The name that a whole text refers to, null when it is a literal. */
  static String reference(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.matches() ? matcher.group(1) : null;
  }

  boolean isSet(String name) {
    String value = environment.getProperty(name);
    return value != null && !value.isBlank();
  }

  /**
   * @param text a reference or a literal
   * @throws IllegalStateException when the reference has no value; the loader has checked that
   */
  String resolve(String text) {
    String name = reference(text);
    if (name == null) {
      return text;
    }
    String value = environment.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
