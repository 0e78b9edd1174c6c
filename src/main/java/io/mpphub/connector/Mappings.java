package io.mpphub.connector;

import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mapping files and expressions of one version of a connector. Each is compiled once, at its
 * first use: for the check, the samples and the calls alike. What was compiled stays, whatever
 * becomes of the file. Safe for use by many threads.
 */
public final class Mappings {

  private final Path folder;
  private final Map<String, MessageTranslator> files = new ConcurrentHashMap<>();
  private final Map<String, MessageTranslator> expressions = new ConcurrentHashMap<>();

  /**
   * @param connector its folder, {@code connectors/<agency>}; null for expressions only
   */
  public Mappings(Path connector) {
    this.folder = connector == null ? null : connector.resolve("mappings");
  }

  /**
   * @param name of a file in {@code mappings/}
   * @throws InvalidMappingException when it can't be read or compiled
   */
  public MessageTranslator file(String name) throws InvalidMappingException {
    MessageTranslator known = files.get(name);
    if (known == null) {
      known = MessageTranslator.ofFile(folder.resolve(name));
      files.put(name, known);
    }
    return known;
  }

  /**
   * @param text one line of JSLT
   * @throws InvalidMappingException when it can't be compiled
   */
  public MessageTranslator expression(String text) throws InvalidMappingException {
    MessageTranslator known = expressions.get(text);
    if (known == null) {
      known = MessageTranslator.ofExpression(text);
      expressions.put(text, known);
    }
    return known;
  }
}
