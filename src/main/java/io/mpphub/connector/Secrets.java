package io.mpphub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Resolves {@code {{NAME}}} references of connector files against the {@link SecretFolder}, then
 * against the environment. Values go to the agency only.
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
          // Files first: they can change while the hub runs, what Spring has read of them can't.
          String file = SecretFolder.at(environment.getProperty(SecretFolder.VARIABLE)).value(name);
          return file != null ? file : environment.getProperty(name);
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

  /**
   * Changes when a value changes that a text refers to. Not reversible, and not to be stored.
   *
   * @param text such as a connector.yaml
   */
  public String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Matcher matcher = REFERENCE.matcher(text);
      while (matcher.find()) {
        digest.update(String.valueOf(values.apply(matcher.group(1))).getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
