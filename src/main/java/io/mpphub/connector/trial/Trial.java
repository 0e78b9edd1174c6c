package io.mpphub.connector.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Breakers;
import io.mpphub.connector.run.Drifts;
import io.mpphub.connector.run.SampleAnswer;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.version.Adapters;
import io.mpphub.connector.version.RunningVersion;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one operation of an agency outside a hub, by the same route templates: no broker, no
 * database, no other connector. For the command line.
 */
public final class Trial {

  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  /** The id that a delivery's message has here; commands need one. */
  private static final String MESSAGE_ID = "0190a0a0-0000-7000-8000-000000000000";

  /**
   * Result of a call.
   *
   * @param took from the request to the canonical answer
   * @param answers the agency's answers, one a page; empty when there was none
   * @param drift deviations of the answer from the agreed shape
   * @param response canonical, null when the outcome is not ok
   * @param problem null when the outcome is ok
   */
  public record Call(
      Duration took,
      List<SampleAnswer> answers,
      List<String> drift,
      JsonNode response,
      AgencyException problem) {}

  private final Path templates;
  private final Secrets secrets;
  private final Clock clock;

  /**
   * @param templates folder of the route templates
   */
  public Trial(Path templates, Secrets secrets, Clock clock) {
    this.templates = templates;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Makes the call, once.
   *
   * @param connector that the loader has passed
   * @param operation a query or command
   * @throws Exception when the request can't be mapped or the route can't be made
   */
  public Call call(Connector connector, Path folder, String operation, JsonNode canonical)
      throws Exception {
    Drifts drifts = new Drifts(new SimpleMeterRegistry(), clock);
    WireTap tap = new WireTap(connector.endpoint().maxResponseSize());
    try (DefaultCamelContext camel = camel()) {
      ProducerTemplate template = camel.createProducerTemplate();
      RunningVersion version =
          adapters(camel, template, drifts, tap::on).start(connector.only(operation), folder, 1);
      long start = System.nanoTime();
      Exchange done =
          template.request(
              "direct:" + version.own(operation),
              exchange -> {
                exchange.setProperty(Connector.MESSAGE_ID, MESSAGE_ID);
                exchange.getMessage().setBody(canonical);
              });
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      version.remove();
      return outcome(took, done, tap.answers(), drifts);
    }
  }

  Adapters adapters(
      DefaultCamelContext camel,
      ProducerTemplate template,
      Drifts drifts,
      UnaryOperator<Wire> listening) {
    Breakers breakers = new Breakers(CircuitBreakerRegistry.ofDefaults());
    return new Adapters(
        camel,
        template,
        breakers,
        secrets,
        clock,
        drifts,
        new LeftFiles(clock),
        (agency, name) -> false,
        (reader, request, source, elements) -> {},
        listening);
  }

  private static Call outcome(
      Duration took, Exchange done, List<SampleAnswer> answers, Drifts drifts) throws Exception {
    AgencyException problem = ObjectHelper.getException(AgencyException.class, done.getException());
    if (problem == null && done.getException() != null) {
      throw done.getException();
    }
    List<String> drift = drifts.all().stream().flatMap(found -> found.fields().stream()).toList();
    JsonNode response = problem == null ? done.getMessage().getBody(JsonNode.class) : null;
    return new Call(took, answers, drift, response, problem);
  }

  /** One with a fault is missed by the connectors that need it, and told by them. */
  private static void load(DefaultCamelContext camel, Path file) {
    try {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
    } catch (Exception e) {
      LOG.warn("{} can't be used", file, e);
    }
  }

  DefaultCamelContext camel() throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.disableJMX();
    // The routes are written for people.
    camel
        .getPropertiesComponent()
        .addInitialProperty("camel.main.yamlDslCompactNotationWarn", "false");
    ComponentSettings.ofHub().applyTo(camel);
    camel.start();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(templates, "*.camel.yaml")) {
      for (Path file : files) {
        load(camel, file);
      }
    }
    return camel;
  }
}
