package io.mpphub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.Connector.BreakerPolicy;
import io.mpphub.connector.Connector.Operation;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.util.ObjectHelper;

/** Makes a connector's Camel routes: one an operation, from the template of its protocol. */
class ConnectorRoutes {

  private final CamelContext camel;
  private final ProducerTemplate template;
  private final CircuitBreakerRegistry breakers;
  private final Secrets secrets;
  private final Clock clock;

  ConnectorRoutes(
      CamelContext camel,
      ProducerTemplate template,
      CircuitBreakerRegistry breakers,
      Secrets secrets,
      Clock clock) {
    this.camel = camel;
    this.template = template;
    this.breakers = breakers;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Adds and starts the routes.
   *
   * @throws Exception when Camel can't make one of them
   */
  void start(Connector connector, Path mappings) throws Exception {
    breaker(connector);
    Credentials credentials = credentials(connector);
    for (Map.Entry<String, Operation> operation : connector.operations().entrySet()) {
      if (operation.getValue().kind() == Operation.Kind.INBOUND) {
        inbound(connector, operation.getKey(), operation.getValue(), mappings);
      } else {
        outbound(connector, operation.getKey(), operation.getValue(), mappings, credentials);
      }
    }
  }

  private void outbound(
      Connector connector,
      String operation,
      Operation settings,
      Path mappings,
      Credentials credentials)
      throws InvalidMappingException {
    RestTranslation translation = new RestTranslation(connector, operation, mappings, clock);
    add(
        connector.protocol(),
        connector,
        operation,
        settings.title(),
        new RestOperation(connector, operation, translation, credentials),
        call(connector, settings.request().method(), settings.request().path()));
  }

  private void inbound(Connector connector, String operation, Operation settings, Path mappings)
      throws InvalidMappingException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("method", settings.receive().method());
    parameters.put("path", settings.receive().path());
    parameters.put("emits", settings.emits());
    add(
        connector.protocol() + "-inbound",
        connector,
        operation,
        settings.title(),
        new InboundOperation(
            settings, mappings, secrets.resolve(settings.receive().auth().value())),
        parameters);
  }

  private Credentials credentials(Connector connector) throws InvalidMappingException {
    Auth auth = connector.endpoint().auth();
    if (auth instanceof Auth.ApiKey key) {
      return Credentials.apiKey(key.header(), secrets.resolve(key.value()));
    }
    if (auth instanceof Auth.BodyCredentials body) {
      return Credentials.inBody(resolved(body.fields()));
    }
    if (auth instanceof Auth.FormLogin form) {
      add(
          "login",
          connector,
          FormLogin.LOGIN,
          "Log in for a token",
          new LoginOperation(connector, resolved(form.form())),
          call(connector, "POST", form.path()));
      return new FormLogin(connector.name(), form, () -> login(connector.name()), clock);
    }
    return Credentials.NONE;
  }

  private Map<String, String> resolved(Map<String, String> references) {
    Map<String, String> values = new LinkedHashMap<>();
    references.forEach((name, reference) -> values.put(name, secrets.resolve(reference)));
    return values;
  }

  private JsonNode login(String connector) throws IOException {
    Exchange answer =
        template.request("direct:" + connector + "." + FormLogin.LOGIN, request -> {});
    Exception failure = answer.getException();
    IOException unreached = ObjectHelper.getException(IOException.class, failure);
    if (unreached != null) {
      throw unreached;
    }
    if (failure != null) {
      throw failure instanceof RuntimeException e ? e : new RuntimeCamelException(failure);
    }
    JsonNode body = answer.getMessage().getBody(JsonNode.class);
    return body == null ? NullNode.instance : body;
  }

  private Map<String, String> call(Connector connector, String method, String path) {
    String url = secrets.resolve(connector.endpoint().url());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("address", url.replaceFirst("/$", "") + (path.contains("{") ? "" : path));
    parameters.put("method", method);
    parameters.put("connectTimeout", millis(connector.endpoint().connectTimeout()));
    parameters.put("timeout", millis(connector.endpoint().timeout()));
    return parameters;
  }

  private static String millis(java.time.Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private void add(
      String templateId,
      Connector connector,
      String operation,
      String title,
      Object bean,
      Map<String, String> parameters) {
    String routeId = connector.name() + "." + operation;
    camel.getRegistry().bind(routeId, bean);
    TemplatedRouteBuilder builder =
        TemplatedRouteBuilder.builder(camel, templateId)
            .routeId(routeId)
            .parameter("connector", connector.name())
            .parameter("operation", operation)
            .parameter("title", title);
    parameters.forEach(builder::parameter);
    builder.add();
  }

  /** Only what says that the agency is in trouble counts: a resident not found is no failure. */
  private void breaker(Connector connector) {
    BreakerPolicy policy = connector.circuitBreaker();
    CircuitBreaker breaker =
        breakers.circuitBreaker(
            connector.name(),
            CircuitBreakerConfig.custom()
                .failureRateThreshold(policy.failureRate())
                .slidingWindowSize(policy.window())
                .minimumNumberOfCalls(policy.window())
                .waitDurationInOpenState(policy.waitOpen())
                .permittedNumberOfCallsInHalfOpenState(1)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .writableStackTraceEnabled(false)
                .recordException(ConnectorRoutes::isAgencyInTrouble)
                .build());
    camel.getRegistry().bind(connector.name() + ".breaker", breaker);
  }

  private static boolean isAgencyInTrouble(Throwable failure) {
    // Camel wraps what its HTTP component throws.
    return ObjectHelper.getException(IOException.class, failure) != null
        || (failure instanceof AgencyException e
            && List.of(Outcome.TRANSIENT, Outcome.UNREADABLE).contains(e.outcome()));
  }
}
