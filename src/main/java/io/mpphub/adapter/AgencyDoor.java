package io.mpphub.adapter;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Receive;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.Map;
import org.apache.camel.Exchange;

/** Leads what agencies send, {@code /agency/<connector>/<path>}, to the inbound operation. */
final class AgencyDoor {

  private static final String BASE = "/agency/";

  private final ConnectorRegistry connectors;

  AgencyDoor(ConnectorRegistry connectors) {
    this.connectors = connectors;
  }

  /**
   * @return the route that takes the message, from a connector's file and never from the message
   * @throws ProblemException {@code not-found} or {@code method-not-allowed} when there is none
   */
  public String operation(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, String.class);
    String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
    if (path.startsWith(BASE)) {
      path = path.substring(BASE.length() - 1);
    }
    boolean known = false;
    for (Connector connector : connectors.all()) {
      for (Map.Entry<String, Operation> operation : connector.operations().entrySet()) {
        if (operation.getValue().receive() instanceof Receive.Http receive
            && path.equals("/" + connector.name() + receive.path())) {
          known = true;
          if (receive.method().equals(method)) {
            return "direct:" + connector.name() + "." + operation.getKey();
          }
        }
      }
    }
    throw ProblemException.of(
        known ? ProblemCode.METHOD_NOT_ALLOWED : ProblemCode.NOT_FOUND,
        known ? "This method isn't offered here." : "No connector receives anything here.");
  }
}
