package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.connector.Request;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts an operation's list together from its pages. Safe for use by many threads. */
public final class Paging {

  private final Request.Paging settings;
  private final MessageTranslator items;
  private final MessageTranslator last;
  private final MessageTranslator key;

  private Paging(Request.Paging settings, OperationContext context) throws InvalidMappingException {
    this.settings = settings;
    this.items = context.expression(settings.items());
    this.last = context.expression(settings.last());
    this.key = context.expression(settings.key());
  }

  /**
   * @return null when the operation's answers are whole
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  static Paging of(OperationContext context) throws InvalidMappingException {
    return context.settings().request() instanceof Request.Http http && http.paging() != null
        ? new Paging(http.paging(), context)
        : null;
  }

  /** A list of which nothing is there yet. */
  Pages start() {
    return new Pages();
  }

  /** Received pages of one list. For use by one thread. */
  public final class Pages {

    private final Map<JsonNode, JsonNode> byKey = new LinkedHashMap<>();
    private int number = settings.first();

    /** The number of the page to ask for. */
    public int number() {
      return number;
    }

    /**
     * Adds the page that was asked for.
     *
     * @param unwrapped the answer
     * @return false when there is another page to ask for, null when it is no page
     */
    Boolean add(JsonNode unwrapped) {
      JsonNode page = items.translate(unwrapped);
      if (!page.isArray()) {
        return null; // An error, one item, or nothing: no page.
      }
      for (JsonNode item : page) {
        byKey.putIfAbsent(key == null ? item : key.translate(item), item);
      }
      number++;
      return page.isEmpty() || (last != null && last.matches(Map.of(), unwrapped));
    }

    /** True when no more may be asked for. */
    boolean areTooMany() {
      return number - settings.first() >= settings.maxPages();
    }

    JsonNode list() {
      ArrayNode list = JsonNodeFactory.instance.arrayNode(byKey.size());
      byKey.values().forEach(list::add);
      return list;
    }
  }
}
