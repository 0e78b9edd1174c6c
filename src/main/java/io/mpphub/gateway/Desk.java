package io.mpphub.gateway;

import java.util.Map;
import org.apache.camel.Processor;

/**
 * Operations of the unified API that the hub answers by itself. They ask no agency, so there is no
 * order of steps for a route to show: the API's entry calls them at once.
 */
public interface Desk {

  /**
   * Returns the operations, by the contract's {@code operationId}. An exception is answered by the
   * API's error policy, {@code routes/errors.camel.yaml}.
   */
  Map<String, Processor> operations();
}
