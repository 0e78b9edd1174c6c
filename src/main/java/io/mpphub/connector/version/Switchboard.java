package io.mpphub.connector.version;

import io.mpphub.connector.CallControl;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.folder.RouteRemoval;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lasting routes, {@code direct:<connector>.<operation>}, that services and deliveries call:
 * each leads to the version that runs. Not for use by several threads.
 */
final class Switchboard {

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  private static final String TEMPLATE = "operation";

  private final CamelContext camel;
  private final CallControl control;
  private final Map<String, Lasting> switches = new HashMap<>();

  /**
   * A lasting route.
   *
   * @param template what it was made of
   */
  private record Lasting(OperationSwitch operation, RouteTemplateDefinition template) {}

  Switchboard(CamelContext camel, CallControl control) {
    this.camel = camel;
    this.control = control;
  }

  /**
   * Leads all operations of a connector to a version; those that it lacks end.
   *
   * @throws MissingTemplateException when some can't be led there; others may be
   */
  void turnTo(RunningVersion version) {
    RouteTemplateDefinition template =
        camel
            .getCamelContextExtension()
            .getContextPlugin(Model.class)
            .getRouteTemplateDefinition(TEMPLATE);
    Connector connector = version.connector();
    for (Map.Entry<String, AsyncProducer> operation : version.operations().entrySet()) {
      OperationSwitch.Target target =
          new OperationSwitch.Target(version, operation.getKey(), operation.getValue());
      String id = connector.name() + "." + operation.getKey();
      Lasting existing = switches.get(id);
      if (existing != null && (template == null || existing.template() == template)) {
        existing.operation().turnTo(target);
      } else if (template == null) {
        throw new MissingTemplateException(TEMPLATE);
      } else {
        remove(id);
        add(id, connector, target, template);
      }
    }
    Set<String> gone = new TreeSet<>(switches.keySet());
    gone.removeIf(
        id ->
            !id.startsWith(connector.name() + ".")
                || connector.operations().containsKey(id.substring(connector.name().length() + 1)));
    gone.forEach(this::remove);
  }

  private void add(
      String id,
      Connector connector,
      OperationSwitch.Target target,
      RouteTemplateDefinition template) {
    String operation = target.operation();
    Operation settings = connector.operations().get(operation);
    OperationSwitch added = new OperationSwitch(control);
    added.turnTo(target);
    camel.getRegistry().bind(id, added);
    switches.put(id, new Lasting(added, template));
    TemplatedRouteBuilder.builder(camel, TEMPLATE)
        .routeId(id)
        .parameter("connector", connector.name())
        .parameter("operation", operation)
        .parameter("title", settings.title())
        .add();
  }

  /** Ends all operations of a version's connector. */
  void remove(RunningVersion version) {
    version
        .operations()
        .keySet()
        .forEach(operation -> remove(version.connector().name() + "." + operation));
  }

  private void remove(String id) {
    if (switches.remove(id) == null) {
      return;
    }
    try {
      RouteRemoval.remove(camel, id);
      camel.getRegistry().unbind(id);
    } catch (Exception e) {
      LOG.warn("Route {} can't be removed; it answers that it is not in use", id, e);
    }
  }
}
