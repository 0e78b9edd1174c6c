package io.mpphub.connector.run;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Component;

/**
 * One way of talking to agencies. The steps are in the route template of the same name, or {@code
 * <name>-inbound}; this says what they do. Implementations hold no state.
 */
public interface Protocol {

  /** Name of a login among the operations of a connector: in answers, and as its template. */
  String LOGIN = "login";

  /** As connector files write it. */
  String name();

  /** The messages of a query or command. Does no I/O. */
  Wire wire(OperationContext operation) throws InvalidMappingException;

  /**
   * Parameters of the outbound template, beside {@code connector}, {@code operation}, {@code
   * version} and {@code title}.
   *
   * @param beans takes what the route needs to run, such as a connection pool
   */
  Map<String, String> parameters(OperationContext operation, Beans beans);

  /**
   * The step bean of the inbound template, which is also what inbound samples are run with. Never
   * asked of a protocol without: the schema lets its connectors have no inbound operation.
   */
  default Source source(OperationContext operation) throws InvalidMappingException {
    throw new UnsupportedOperationException(name() + " systems do not call the hub");
  }

  /** Parameters of the inbound template, beside the common ones and {@code emits}. */
  default Map<String, String> sourceParameters(OperationContext operation, Beans beans) {
    return Map.of();
  }

  /** True when the template can go another round for a query whose connection broke. */
  default boolean repeatsQueries() {
    return false;
  }

  /**
   * Returns the fault of an answer that broke off because of its content, null for any other
   * failure: it is unreadable, and asking again brings no other.
   */
  default String fault(Exception failure) {
    return null;
  }

  /**
   * Returns how far a call got that ended with this failure, null when the failure is not the
   * agency's.
   */
  Reach reach(Exception failure);

  /**
   * Parameters of the template {@code <name>-poll}, beside the common ones: the route that fetches
   * what the agency has for the hub, and hands it to the operation. Null where the agency calls of
   * its own accord.
   */
  default Map<String, String> pollParameters(OperationContext operation, Beans beans) {
    return null;
  }

  /** True when a login, apart from any call, shows whether the agency takes the credentials. */
  default boolean hasLogin() {
    return false;
  }

  /**
   * Logs in and does nothing else. Never asked of a protocol without a login.
   *
   * @throws AgencyException when the agency refuses
   * @throws IOException when it can't be reached
   */
  default void logIn(OperationContext operation) throws IOException {
    throw new UnsupportedOperationException(name() + " has no login");
  }

  /** Returns the refusal of a login. */
  static AgencyException loginRefused(OperationContext operation, String reason) {
    return new AgencyException(
        operation.connector().name(), LOGIN, Outcome.MISCONFIGURED, null, null, reason);
  }

  /** Takes beans for as long as one version of a connector runs. */
  interface Beans {
    /**
     * @return the name for a route to refer to; the bean is closed, if it can be, when no message
     *     of this version is under way
     */
    String bind(String name, Object bean);

    /**
     * Adds a Camel component that all operations of the version share, when the first of them asks
     * for it.
     *
     * @return its scheme in addresses
     */
    String component(String name, Supplier<Component> component);

    /** Returns the name by which routes call a bean bound under this name. */
    String own(String name);

    /** Returns the bean bound under a name, null when there is none. */
    <T> T find(String name, Class<T> type);

    /** Binds what all operations of the version share, when the first of them asks for it. */
    default <T> T share(String name, Class<T> type, Supplier<T> bean) {
      T bound = find(name, type);
      if (bound == null) {
        bound = bean.get();
        bind(name, bound);
      }
      return bound;
    }
  }
}
