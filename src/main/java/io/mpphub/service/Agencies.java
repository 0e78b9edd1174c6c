package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import java.util.List;
import java.util.Optional;

/** The connectors that a service's steps are held against, as they are now. */
public interface Agencies {

  Optional<Connector> find(String connector);

  /** The names of all that can be asked. */
  List<String> names();

  /** True when its folder is there but has faults, so that its content is unknown. */
  boolean isRefused(String connector);

  /**
   * The canonical bodies of an operation's samples.
   *
   * @param file {@code request.json} or {@code response.json}
   * @return empty when it has none
   */
  List<JsonNode> samples(String connector, String operation, String file);
}
