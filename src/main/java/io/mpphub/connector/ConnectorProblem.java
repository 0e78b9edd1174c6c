package io.mpphub.connector;

/**
 * One fault in a connector's files.
 *
 * @param file relative to the hub's home, such as {@code connectors/licensing/connector.yaml}
 * @param line counted from 1
 * @param key dotted path of the faulty key, empty for the whole file
 * @param fault which rule is broken and, unless it's a secret, by which value
 */
public record ConnectorProblem(String file, int line, String key, String fault) {

  /** One line for logs, the console and the command line. */
  public String describe() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + " ") + fault;
  }
}
