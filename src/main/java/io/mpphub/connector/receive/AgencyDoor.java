package io.mpphub.connector.receive;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Receive;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Leads what agencies send, {@code /agency/<connector>/<path>}, to the inbound operation. */
public final class AgencyDoor {

  private static final String BASE = "/agency/";

  private final ConnectorRegistry connectors;

  public AgencyDoor(ConnectorRegistry connectors) {
    this.connectors = connectors;
  }

  /** Where a message is received. */
  record Place(String connector, String operation, Receive.Http receive) {

    String route() {
      return "direct:" + connector + "." + operation;
    }
  }

  /**
   * @return the route that takes the message, from a connector's file and never from the message
   * @throws ProblemException {@code not-found} or {@code method-not-allowed} when there is none
   */
  public String operation(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, String.class);
    String method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
    List<Place> places = places(path);
    return places.stream()
        .filter(place -> place.receive().method().equals(method))
        .findFirst()
        .map(Place::route)
        .orElseThrow(
            () ->
                places.isEmpty()
                    ? ProblemException.of(
                        ProblemCode.NOT_FOUND, "No connector receives anything here.")
                    : ProblemException.of(
                        ProblemCode.METHOD_NOT_ALLOWED, "This method isn't offered here."));
  }

  /** Returns the receiver of a call there, empty when there is none. */
  Optional<Place> place(String path, String method) {
    return places(path).stream()
        .filter(place -> place.receive().method().equals(method))
        .findFirst();
  }

  private List<Place> places(String address) {
    String path = address.startsWith(BASE) ? address.substring(BASE.length() - 1) : address;
    List<Place> places = new ArrayList<>();
    for (Connector connector : connectors.all()) {
      for (Map.Entry<String, Operation> operation : connector.operations().entrySet()) {
        if (operation.getValue().receive() instanceof Receive.Http receive
            && path.equals("/" + connector.name() + receive.path())) {
          places.add(new Place(connector.name(), operation.getKey(), receive));
        }
      }
    }
    return places;
  }
}
