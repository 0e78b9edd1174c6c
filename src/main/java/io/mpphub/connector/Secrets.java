package io.mpphub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Resolves {@code {{NAME}}} references of connector files against the {@link SecretFolder}, then
 * against the environment. Values go to the agency only. A connector has those whose names begin
 * with its own in capitals, such as {@code LICENSING_KEY}, and those that {@code
 * hub.connectors.<name>.secrets} lists; the hub's own only by that list.
 */
@Component
public class Secrets {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Z][A-Z0-9_]*)}}");

  /** Beginnings of the hub's own names. */
  private static final List<String> HUBS = List.of("HUB_", "SPRING_", "CAMEL_", "SERVER_");

  private final UnaryOperator<String> values;
  private final Path home;
  private final Function<String, Collection<String>> listed;
  private final String connector;

  @Autowired
  public Secrets(Environment environment) {
    this(
        name -> {
          // Files first: they can change while the hub runs, Spring's copies can't.
          String file = SecretFolder.at(environment.getProperty(SecretFolder.VARIABLE)).value(name);
          return file != null ? file : environment.getProperty(name);
        },
        Path.of(environment.getProperty("hub.home", "")),
        connector -> listed(Binder.get(environment), connector),
        null);
  }

  private static Collection<String> listed(Binder settings, String connector) {
    return settings
        .bind("hub.connectors." + connector + ".secrets", Bindable.listOf(String.class))
        .orElse(List.of());
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
    this(values, home, connector -> List.of());
  }

  /**
   * @param listed which names besides its own a connector has
   */
  public Secrets(
      UnaryOperator<String> values, Path home, Function<String, Collection<String>> listed) {
    this(values, home, listed, null);
  }

  private Secrets(
      UnaryOperator<String> values,
      Path home,
      Function<String, Collection<String>> listed,
      String connector) {
    this.values = values;
    this.home = home;
    this.listed = listed;
    this.connector = connector;
  }

  /** Those of one connector and no other. */
  public Secrets of(String connector) {
    return new Secrets(values, home, listed, connector);
  }

  /** Whether these are one connector's and the name is not among them. */
  public boolean isForeign(String name) {
    if (connector == null || listed.apply(connector).contains(name)) {
      return false;
    }
    return !name.startsWith(prefix(connector)) || HUBS.stream().anyMatch(name::startsWith);
  }

  /** Returns the beginning of a connector's names. */
  public static String prefix(String connector) {
    return connector.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  private String value(String name) {
    return isForeign(name) ? null : values.apply(name);
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
    String value = value(name);
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
    String value = value(name);
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
        digest.update(String.valueOf(value(matcher.group(1))).getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
