package io.mpphub.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Breakers;
import io.mpphub.connector.run.Drifts;
import io.mpphub.connector.run.RequestReply;
import io.mpphub.connector.trial.ComponentSettings;
import io.mpphub.connector.version.Adapters;
import io.mpphub.connector.version.RunningVersion;
import io.mpphub.wire.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.mock.web.MockHttpServletRequest;

/** One connector's routes in a Camel of their own, made of the project's templates. */
public final class ConnectorBench implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate template = camel.createProducerTemplate();
  private final RunningVersion version;
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
  private JsonNode event;
  private String fault;

  /**
   * What an agency is told.
   *
   * @param event what became of its message, null for nothing
   * @param fault why it was set aside, null when it wasn't
   */
  public record Reply(int status, String contentType, String body, JsonNode event, String fault) {}

  /** In place of the intake, which needs a store: every event concerns the hub. */
  final class Taken {

    public void take(Exchange exchange, String connector, String operation, String emits) {
      Received received = exchange.getMessage().getBody(Received.class);
      event = received.event();
      fault = received.fault();
      exchange.getMessage().setBody(fault == null ? true : null);
    }
  }

  /**
   * @param folder of the connector, which must have no faults
   * @param secrets all that it refers to
   */
  public ConnectorBench(Path folder, Map<String, String> secrets, Clock clock) throws Exception {
    this(folder, secrets, clock, (agency, name) -> false, (reader, request, source, told) -> {});
  }

  /** The same, with something to be asked before each call. */
  public ConnectorBench(
      Path folder,
      Map<String, String> secrets,
      Clock clock,
      CallControl control,
      RequestReply.Readings readings)
      throws Exception {
    Connector connector = ConnectorFolders.loader(secrets).load(folder);
    for (String file : new String[] {"rest", "soap", "sql", "jms", "sftp"}) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  camel, "file:routes/templates/" + file + ".camel.yaml"));
    }
    ComponentSettings.ofHub().applyTo(camel);
    camel.getRegistry().bind("messageIntake", new Taken());
    camel.start();
    template.start();
    Adapters adapters =
        new Adapters(
            camel,
            template,
            new Breakers(breakers),
            new Secrets(secrets::get),
            clock,
            new Drifts(new SimpleMeterRegistry(), clock),
            new LeftFiles(clock),
            control,
            readings,
            wire -> wire);
    version = adapters.start(connector, folder, 1);
  }

  /**
   * Writes a connector's folder.
   *
   * @param files content by path below it
   */
  public static Path folder(Path parent, String name, Map<String, String> files) {
    Path folder = parent.resolve(name);
    files.forEach(
        (path, content) -> {
          try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return folder;
  }

  /**
   * Runs an operation.
   *
   * @param canonical the request, in JSON
   * @return the canonical response
   * @throws AgencyException when it doesn't end well
   */
  JsonNode call(String operation, String canonical) {
    Exchange done =
        template.request(
            "direct:" + version.own(operation),
            exchange -> exchange.getMessage().setBody(JSON.readTree(canonical)));
    if (done.getException() instanceof AgencyException e) {
      throw e;
    }
    if (done.getException() != null) {
      throw new IllegalStateException(done.getException());
    }
    return done.getMessage().getBody(JsonNode.class);
  }

  /** The one of the only connector. */
  CircuitBreaker breaker() {
    return breakers.circuitBreaker(version.connector().name());
  }

  /** Sends what an agency would. */
  public Reply receive(String operation, Map<String, String> headers, String body) {
    return receive(operation, headers, body.getBytes(UTF_8));
  }

  public Reply receive(String operation, Map<String, String> headers, byte[] body) {
    event = null;
    fault = null;
    Exchange done =
        template.request(
            "direct:" + version.own(operation),
            exchange -> {
              MockHttpServletRequest request = new MockHttpServletRequest();
              headers.forEach(request::addHeader);
              request.setContent(body);
              exchange.getMessage().setHeader("CamelHttpServletRequest", request);
            });
    Message reply = done.getMessage();
    return new Reply(
        reply.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        reply.getHeader(Exchange.CONTENT_TYPE, String.class),
        reply.getBody(String.class),
        event,
        fault);
  }

  @Override
  public void close() {
    version.remove();
    template.stop();
    camel.stop();
  }
}
