package io.mpphub.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Sentences in Indonesian, found by the English ones: a YAML file of English keys. */
public final class Sentences {

  private static final Sentences OF_THE_HUB = ofTheHub();

  private final Map<String, String> byEnglish;

  private Sentences(Map<String, String> byEnglish) {
    this.byEnglish = Map.copyOf(byEnglish);
  }

  /** Returns the hub's own sentences. */
  static Sentences hub() {
    return OF_THE_HUB;
  }

  /**
   * @param file not closed here; null stands for an empty one
   */
  public static Sentences read(InputStream file) {
    Map<String, String> read =
        file == null ? null : new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    return new Sentences(read == null ? Map.of() : read);
  }

  /** Returns the translation, empty when there is none. */
  public Optional<String> of(String english) {
    return Optional.ofNullable(byEnglish.get(english));
  }

  /** All of them, by the English ones. */
  Map<String, String> all() {
    return byEnglish;
  }

  private static Sentences ofTheHub() {
    try (InputStream file = Sentences.class.getResourceAsStream("indonesian.yaml")) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
