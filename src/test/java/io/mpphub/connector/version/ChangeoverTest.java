package io.mpphub.connector.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.CallControl;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorBench;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.ConnectorStopped;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Breakers;
import io.mpphub.connector.run.Drifts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails on the way, all have the same version of a connector. */
class ChangeoverTest {

  private static final Map<String, String> SECRETS = Map.of("PARKS_URL", "http://127.0.0.1:1");
  private static final String PARKS =
      """
      connector: parks
      title: Parks
      contact: {name: IT, email: it@parks.example}
      protocol: rest
      endpoint: {url: "{{PARKS_URL}}", timeout: 1s}
      operations:
        find-park:
          kind: query
          title: Find a park
          request: {method: GET, path: /parks}
          response: {mapping: find-park.response.jslt}
      """;

  private static final CallControl OPEN = (agency, name) -> false;

  @TempDir private Path home;
  private final CamelContext camel = new DefaultCamelContext();
  private final ConnectorRegistry registry = new ConnectorRegistry();
  private final List<Object> told = new ArrayList<>();
  private boolean refusing;
  private Adapters adapters;
  private Changeover changeover;
  private int number;

  @BeforeEach
  void start() throws Exception {
    load("rest");
    camel.start();
    adapters =
        new Adapters(
            camel,
            camel.createProducerTemplate(),
            new Breakers(CircuitBreakerRegistry.ofDefaults()),
            new Secrets(SECRETS::get),
            Clock.systemUTC(),
            new Drifts(new SimpleMeterRegistry(), Clock.systemUTC()),
            new LeftFiles(Clock.systemUTC()),
            OPEN,
            (reader, request, source, elements) -> {},
            wire -> wire);
    changeover = new Changeover(new Switchboard(camel, OPEN), registry, this::publish);
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void startsNothingOfAConnectorThatAListenerRefuses() throws Exception {
    load("operation");
    refusing = true;

    assertThatThrownBy(() -> change("Parks")).hasMessage("refused");

    assertThat(changeover.runs("parks")).isFalse();
    assertThat(registry.find("parks")).isEmpty();
    await().untilAsserted(() -> assertThat(routes()).isEmpty());
    assertThat(told).last().isInstanceOf(ConnectorStopped.class);

    change("Parks");

    assertThat(changeover.runs("parks")).isTrue();
    assertThat(routes()).containsExactlyInAnyOrder("parks.find-park", "parks.find-park@2");
  }

  @Test
  void goesOnWithTheVersionBeforeWhenAListenerRefusesTheNew() throws Exception {
    load("operation");
    change("Old");
    refusing = true;

    assertThatThrownBy(() -> change("New")).hasMessage("refused");

    assertThat(registry.find("parks")).map(Connector::title).contains("Old");
    assertThat(changeover.runs("parks", "Old")).isTrue();
    assertThat(told)
        .last()
        .isInstanceOfSatisfying(
            ConnectorStarted.class, e -> assertThat(e.connector().title()).isEqualTo("Old"));
    await()
        .untilAsserted(
            () ->
                assertThat(routes())
                    .containsExactlyInAnyOrder("parks.find-park", "parks.find-park@1"));
  }

  @Test
  void startsNothingWithoutTheTemplateOfItsLastingRoutes() throws Exception {
    assertThatThrownBy(() -> change("Parks")).hasMessageContaining("operation");

    assertThat(registry.find("parks")).isEmpty();
    assertThat(changeover.runs("parks")).isFalse();
    await().untilAsserted(() -> assertThat(routes()).isEmpty());
  }

  private void change(String title) throws Exception {
    Map<String, String> files =
        Map.of(
            "connector.yaml",
            PARKS.replace("Parks", title),
            "mappings/find-park.response.jslt",
            ".");
    Path folder = ConnectorBench.folder(home, "parks", files);
    Connector connector = ConnectorFolders.loader(SECRETS).load(folder);
    changeover.turnTo(adapters.start(connector, folder, ++number), title);
  }

  /** Refuses the next start only. */
  private void publish(Object event) {
    told.add(event);
    if (refusing && event instanceof ConnectorStarted) {
      refusing = false;
      throw new IllegalStateException("refused");
    }
  }

  private void load(String template) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            ResourceHelper.resolveResource(
                camel, "file:routes/templates/" + template + ".camel.yaml"));
  }

  private List<String> routes() {
    return camel.getRoutes().stream().map(Route::getRouteId).toList();
  }
}
