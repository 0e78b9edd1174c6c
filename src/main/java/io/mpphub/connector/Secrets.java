package io.mpphub.connector;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Resolves {@code {{NAME}}} references of connector files against the environment, then against the
 * {@link SecretFolder}. Values go to the agency only.
 */
@Component
public class Secrets {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Z][A-Z0-9_]*)}}");

  private final UnaryOperator<String> values;
  private final Path home;

  @Autowired
  public Secrets(Environment environment) {
    this(
        name -> {
          String set = environment.getProperty(name);
          return set != null
              ? set
              : SecretFolder.at(environment.getProperty(SecretFolder.VARIABLE)).value(name);
        },
        Path.of(environment.getProperty("hub.home", "")));
  }

  /**
   * @param values gives the value of a name, null when it has none
   */
  public Secrets(UnaryOperator<String> values) {
    this(values, Path.of(""));
  }

  /**
   * @param home where the hub's files are
   */
  public Secrets(UnaryOperator<String> values, Path home) {
    this.values = values;
    this.home = home;
  }

  /** Every reference stands for itself, as in samples. */
  public static Secrets asWritten() {
    return new Secrets(name -> "{{" + name + "}}");
  }

  /** The name that a whole text refers to, null when it is a literal. */
  public static String reference(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /**
   * The file that a reference or a literal names, by its path below the hub's home.
   *
   * @throws IllegalStateException as {@link #resolve}
   */
  public Path file(String text) {
    return home.resolve(resolve(text));
  }

  public boolean isSet(String name) {
    String value = values.apply(name);
    return value != null && !value.isBlank();
  }

  /**
   * @param text a reference or a literal
   * @throws IllegalStateException when the reference has no value; the loader has checked that
   */
  public String resolve(String text) {
    String name = reference(text);
    if (name == null) {
      return text;
    }
    String value = values.apply(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
