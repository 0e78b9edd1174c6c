package io.mpphub.connector.version;

import io.mpphub.connector.CallControl;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.admit.CallBreaker;
import io.mpphub.connector.auth.EndpointAuth;
import io.mpphub.connector.auth.KeptToken;
import io.mpphub.connector.auth.LoginOperation;
import io.mpphub.connector.http.HttpCalls;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Breakers;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Drifts;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Protocols;
import io.mpphub.connector.run.RequestReply;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;

/** Makes the Camel routes of one version of a connector, from the templates of its protocol. */
public final class Adapters {

  private final CamelContext camel;
  private final ProducerTemplate template;
  private final Breakers breakers;
  private final Secrets secrets;
  private final Clock clock;
  private final Drifts drifts;
  private final LeftFiles left;
  private final CallControl control;
  private final RequestReply.Readings readings;
  private final UnaryOperator<Wire> listening;

  /**
   * @param control is asked before each call
   * @param readings are told of each query
   * @param listening stands between each operation and its wire
   */
  public Adapters(
      CamelContext camel,
      ProducerTemplate template,
      Breakers breakers,
      Secrets secrets,
      Clock clock,
      Drifts drifts,
      LeftFiles left,
      CallControl control,
      RequestReply.Readings readings,
      UnaryOperator<Wire> listening) {
    this.camel = camel;
    this.template = template;
    this.breakers = breakers;
    this.secrets = secrets;
    this.clock = clock;
    this.drifts = drifts;
    this.left = left;
    this.control = control;
    this.readings = readings;
    this.listening = listening;
  }

  /**
   * Brings a version up beside any other. It gets no messages before switches are turned to it.
   *
   * @param number tells it from the others of the connector in this process
   * @throws Exception when Camel can't make one of its routes; none is left
   */
  public RunningVersion start(Connector connector, Path folder, int number) throws Exception {
    drifts.forget(connector.name());
    left.forget(connector.name());
    RunningVersion version = new RunningVersion(camel, connector, number);
    try {
      version.bind("breaker", new CallBreaker(breakers.of(connector)));
      version.bind("left", left);
      Protocol protocol = Protocols.ALL.get(connector.protocol());
      Credentials credentials = credentials(version);
      Secrets own = secrets.of(connector.name());
      for (String operation : connector.operations().keySet()) {
        add(
            version,
            protocol,
            new OperationContext(
                connector, operation, folder, own, credentials, clock, drifts::add));
      }
      return version;
    } catch (Throwable e) {
      version.remove();
      throw e;
    }
  }

  private void add(RunningVersion version, Protocol protocol, OperationContext operation)
      throws Exception {
    Operation settings = operation.settings();
    if (settings.kind() == Operation.Kind.INBOUND) {
      TemplatedRouteBuilder route =
          route(version, protocol.name() + "-inbound", operation.name(), settings.title())
              .parameter("emits", settings.emits());
      version.bind(operation.name(), protocol.source(operation));
      add(version, operation.name(), route, protocol.sourceParameters(operation, version));
      poll(version, protocol, operation);
    } else {
      TemplatedRouteBuilder route =
          route(version, protocol.name(), operation.name(), settings.title());
      Wire wire = listening.apply(protocol.wire(operation));
      version.bind(
          operation.name(), new RequestReply(protocol, operation, control, readings, wire));
      add(version, operation.name(), route, protocol.parameters(operation, version));
    }
    version.addOperation(operation.name());
  }

  private void poll(RunningVersion version, Protocol protocol, OperationContext operation) {
    Map<String, String> parameters = protocol.pollParameters(operation, version);
    if (parameters != null) {
      String poll = operation.name() + ".poll";
      String title = operation.settings().title();
      add(version, poll, route(version, protocol.name() + "-poll", poll, title), parameters);
    }
  }

  /** Returns the credentials that the endpoint requires, with the routes that fetch them. */
  public Credentials credentials(RunningVersion version) throws InvalidMappingException {
    return new EndpointAuth(
            version.connector(),
            secrets.of(version.connector().name())::resolve,
            login -> login(version, login),
            clock)
        .credentials();
  }

  /** Gives the login its own route, so that operators see it. */
  private KeptToken.Login login(RunningVersion version, LoginOperation.Settings login) {
    Connector connector = version.connector();
    version.bind(login.name(), new LoginOperation(connector, login, clock));
    add(
        version,
        login.name(),
        route(version, "login", login.name(), "Log in for a token"),
        HttpCalls.parameters(
            new OperationContext(
                connector,
                login.name(),
                null,
                secrets.of(connector.name()),
                Credentials.NONE,
                clock,
                drifts::add),
            version,
            "POST",
            login.address()));
    String uri = "direct:" + version.own(login.name());
    return deadline -> LoginOperation.answer(template.request(uri, deadline::keepIn));
  }

  private TemplatedRouteBuilder route(
      RunningVersion version, String templateId, String operation, String title) {
    Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    if (model.getRouteTemplateDefinition(templateId) == null) {
      throw new MissingTemplateException(templateId);
    }
    return TemplatedRouteBuilder.builder(camel, templateId)
        .routeId(version.own(operation))
        .parameter("connector", version.connector().name())
        .parameter("operation", operation)
        .parameter("version", Integer.toString(version.number()))
        .parameter("title", title);
  }

  private static void add(
      RunningVersion version,
      String operation,
      TemplatedRouteBuilder route,
      Map<String, String> parameters) {
    parameters.forEach(route::parameter);
    // Before: one that fails while it starts has to be taken away, too.
    version.addRoute(version.own(operation));
    route.add();
  }
}
