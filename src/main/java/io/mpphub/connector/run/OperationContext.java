package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Secrets;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation of one connector, with the parts needed to run it.
 *
 * @param name of the operation
 * @param folder of the connector
 * @param credentials those that the endpoint's {@code auth} requires
 * @param drift hears of each answer that has another shape than agreed
 */
public record OperationContext(
    Connector connector,
    String name,
    Path folder,
    Secrets secrets,
    Credentials credentials,
    Clock clock,
    DriftListener drift) {

  /** Is told of answers that have another shape than agreed. */
  public interface DriftListener {
    void drifted(String connector, String operation, List<String> fields);
  }

  public Operation settings() {
    return connector.operations().get(name);
  }

  /**
   * @param file in the connector's mappings, null for none
   * @return null for none
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  public MessageTranslator mapping(String file) throws InvalidMappingException {
    return file == null ? null : connector.mappings().file(file);
  }

  public Path mappings() {
    return folder.resolve("mappings");
  }

  /**
   * Returns the value that expressions and mappings of requests read as {@code $messageId}; null
   * for none.
   */
  public static Map<String, JsonNode> messageId(String id) {
    return Map.of("messageId", id == null ? NullNode.instance : TextNode.valueOf(id));
  }

  /**
   * @param text null for none
   * @return null for none
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  public MessageTranslator expression(String text) throws InvalidMappingException {
    return text == null ? null : connector.mappings().expression(text);
  }

  public Map<String, MessageTranslator> expressions(Map<String, String> texts)
      throws InvalidMappingException {
    Map<String, MessageTranslator> compiled = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      compiled.put(text.getKey(), expression(text.getValue()));
    }
    return compiled;
  }
}
