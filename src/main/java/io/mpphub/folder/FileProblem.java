package io.mpphub.folder;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * One fault in a file that the hub is run by: a connector's, or a route's.
 *
 * @param file relative to the hub's home, such as {@code connectors/licensing/connector.yaml}
 * @param line counted from 1
 * @param key dotted path of the faulty key, empty for the whole file
 * @param fault which rule is broken and, unless it's a secret, by which value
 */
public record FileProblem(String file, int line, String key, String fault) {

  /** A fault of a connector as a whole. */
  public static FileProblem of(String connector, String fault) {
    return new FileProblem("connectors/" + connector + "/connector.yaml", 1, "", fault);
  }

  /**
   * A fault at one place of a YAML or JSON text.
   *
   * @param text of the file, to find the line in
   */
  public static FileProblem at(String file, String text, JsonPointer at, String fault) {
    return YamlDocument.parse(file, text).problem(at, fault);
  }

  /** One line for logs, the console and the command line. */
  public String describe() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + " ") + fault;
  }
}
