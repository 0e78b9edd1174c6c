package io.mpphub.service;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.admit.Closure;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.Exchanges;
import io.mpphub.problem.Language;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.springframework.stereotype.Component;

/**
 * The mall's services, read from the service routes themselves: a route {@code service.<id>} is a
 * service, its description the title, its note the description, the operations it calls the
 * connectors.
 */
@Component
public class Catalogue implements Desk {

  private static final String PREFIX = "service.";

  /**
   * A service.
   *
   * @param state open; held: an operator stopped its route or an agency's connector, or one of its
   *     files is refused; closed: an agency takes no calls at this hour, or no more of them today
   * @param until when the state is expected to change, null when unknown or open
   */
  record Entry(
      String id,
      String title,
      String description,
      String state,
      Instant until,
      List<String> connectors) {}

  private final ModelCamelContext camel;
  private final ConnectorRegistry connectors;
  private final Admission admission;
  private final ApplicationSchemas schemas;
  private final Exchanges exchanges;
  private final ServiceWords words;
  private final ServiceChains chains;

  Catalogue(
      CamelContext camel,
      ConnectorRegistry connectors,
      ServiceChains chains,
      Admission admission,
      ApplicationSchemas schemas,
      Exchanges exchanges,
      ServiceWords words) {
    this.words = words;
    this.chains = chains;
    this.camel = (ModelCamelContext) camel;
    this.connectors = connectors;
    this.admission = admission;
    this.schemas = schemas;
    this.exchanges = exchanges;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of(
        "listServices", this::list,
        "getService", this::get);
  }

  void list(Exchange exchange) {
    exchanges.open(exchange);
    Language language = Exchanges.language(exchange);
    List<Entry> entries =
        services()
            .map(route -> entry(route, language))
            .sorted(Comparator.comparing(Entry::id))
            .toList();
    exchanges.replyIfNew(exchange, Map.of("services", entries));
  }

  void get(Exchange exchange) {
    exchanges.open(exchange);
    String id = exchange.getMessage().getHeader("service", String.class);
    RouteDefinition route =
        services()
            .filter(candidate -> candidate.getRouteId().equals(PREFIX + id))
            .findFirst()
            .orElseThrow(
                () -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such service."));
    Language language = Exchanges.language(exchange);
    exchanges.replyIfNew(exchange, detail(entry(route, language), language));
  }

  /** True when there is a service of this id, whether or not it is open. */
  public boolean has(String id) {
    return services().anyMatch(route -> route.getRouteId().equals(PREFIX + id));
  }

  private Map<String, Object> detail(Entry entry, Language language) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("id", entry.id());
    detail.put("title", entry.title());
    detail.put("description", entry.description());
    detail.put("state", entry.state());
    detail.put("until", entry.until());
    detail.put("connectors", entry.connectors());
    detail.put(
        "applicationSchema",
        schemas.text(entry.id()).map(schema -> words.in(language, schema)).orElse(null));
    return detail;
  }

  private Stream<RouteDefinition> services() {
    return routes().filter(route -> route.getRouteId().startsWith(PREFIX));
  }

  /** Camel gives out its own list, which changes when other routes come and go: under this lock. */
  private Stream<RouteDefinition> routes() {
    Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    synchronized (model) {
      return List.copyOf(model.getRouteDefinitions()).stream();
    }
  }

  private Entry entry(RouteDefinition route, Language language) {
    boolean started = camel.getRouteController().getRouteStatus(route.getRouteId()).isStarted();
    String id = route.getRouteId().substring(PREFIX.length());
    List<String> needed = Stream.concat(calls(route), chains.connectors(id)).distinct().toList();
    List<Closure> closures =
        needed.stream()
            .flatMap(name -> connectors.find(name).stream())
            .flatMap(connector -> admission.closure(connector).stream())
            .toList();
    boolean refused = chains.lacks(id) || schemas.lacks(id);
    boolean held =
        !started || refused || closures.stream().anyMatch(c -> c.kind() == Closure.Kind.HELD);
    return new Entry(
        id,
        words.in(language, route.getDescriptionText()),
        words.in(language, route.getNote()),
        held ? "held" : closures.isEmpty() ? "open" : "closed",
        held ? null : until(closures),
        needed);
  }

  /** Returns the time at which all agencies take calls again, null when unknown. */
  private static Instant until(List<Closure> closures) {
    return closures.stream()
        .map(Closure::until)
        .max(Comparator.naturalOrder())
        .filter(at -> !at.equals(Instant.MAX))
        .orElse(null);
  }

  /** The connectors that a route calls, itself or through the routes that it calls. */
  private Stream<String> calls(RouteDefinition route) {
    return route.getOutputs().stream().flatMap(this::calls);
  }

  private Stream<String> calls(ProcessorDefinition<?> step) {
    Stream<String> here = Stream.empty();
    if (step instanceof ToDefinition to) {
      here = called(to.getEndpointUri());
    } else if (step instanceof BeanDefinition bean) {
      here = connectors.all().stream().map(Connector::name).filter(c -> names(bean, c));
    }
    return Stream.concat(here, step.getOutputs().stream().flatMap(this::calls));
  }

  /** A step that accepts for a connector names it as an argument. */
  private static boolean names(BeanDefinition step, String connector) {
    return step.getMethod() != null && step.getMethod().contains("'" + connector + "'");
  }

  private Stream<String> called(String uri) {
    String target = uri.replaceFirst("^direct:(//)?", "");
    String connector = target.replaceFirst("\\..*", "");
    if (connectors.find(connector).isPresent()) {
      return Stream.of(connector);
    }
    return routes().filter(route -> isFrom(route.getInput(), target)).flatMap(this::calls);
  }

  private static boolean isFrom(FromDefinition from, String target) {
    return from.getEndpointUri().equals("direct:" + target)
        || from.getEndpointUri().equals("direct://" + target);
  }
}
