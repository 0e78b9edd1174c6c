package io.mpphub.connector;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.delivery.Applications;
import io.mpphub.delivery.NewApplication;
import io.mpphub.delivery.chain.NextStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformWebMvcConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/** Connectors of a folder of their own, with store and broker; restartable on its data. */
final class ConnectorHub implements AutoCloseable {

  private static final Path TEST_CONNECTORS =
      Path.of("src/test/resources/io/mpphub/connector/connectors");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader EXACT =
      JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  // Without a web server there are no doors.
  @EnableAutoConfiguration(
      exclude = {
        SpringBootPlatformHttpAutoConfiguration.class,
        SpringBootPlatformWebMvcConfiguration.class
      })
  @ComponentScan({
    "io.mpphub.access",
    "io.mpphub.application",
    "io.mpphub.idempotency",
    "io.mpphub.invalid",
    "io.mpphub.jdbc",
    "io.mpphub.retention",
    "io.mpphub.storage",
    "io.mpphub.connector",
    "io.mpphub.folder",
    "io.mpphub.delivery",
    "io.mpphub.intake",
    "io.mpphub.canonical"
  })
  static class Parts {}

  final ConfigurableApplicationContext context;
  private final Path home;

  private ConnectorHub(ConfigurableApplicationContext context, Path home) {
    this.context = context;
    this.home = home;
  }

  /**
   * @param home an empty folder, or the one of the hub before
   * @param connectors of the tests' resources, or of the project
   * @param settings also what the connectors' references stand for
   */
  static ConnectorHub start(
      Path home, List<String> connectors, Map<String, String> settings, RouteBuilder... routes) {
    copy(Path.of("routes/templates"), home.resolve("routes/templates"));
    copy(Path.of("routes/delivery.camel.yaml"), home.resolve("routes/delivery.camel.yaml"));
    copy(
        Path.of("connectors/connector.schema.json"),
        home.resolve("connectors/connector.schema.json"));
    for (String connector : connectors) {
      Path own = TEST_CONNECTORS.resolve(connector);
      copy(
          Files.isDirectory(own) ? own : Path.of("connectors", connector),
          home.resolve("connectors").resolve(connector));
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("--hub.home=" + home);
    arguments.add("--hub.data=" + home.resolve("data"));
    arguments.add("--spring.main.banner-mode=off");
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .initializers(fresh -> register(fresh, routes))
            .run(arguments.toArray(String[]::new));
    ConnectorHub hub = new ConnectorHub(context, home);
    connectors.forEach(hub::awaitConnector);
    return hub;
  }

  private static void register(ConfigurableApplicationContext fresh, RouteBuilder... routes) {
    for (int i = 0; i < routes.length; i++) {
      fresh.getBeanFactory().registerSingleton("testRoutes" + i, routes[i]);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      if (Files.isDirectory(from)) {
        FileSystemUtils.copyRecursively(from, to);
      } else {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitConnector(String name) {
    ConnectorRegistry registry = bean(ConnectorRegistry.class);
    await().until(() -> registry.find(name).isPresent() || !registry.refused().isEmpty());
    if (registry.find(name).isEmpty()) {
      throw new IllegalStateException("refused: " + registry.refused());
    }
  }

  Path connector(String name) {
    return home.resolve("connectors").resolve(name);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  CamelContext camel() {
    return bean(CamelContext.class);
  }

  /**
   * Calls an operation.
   *
   * @return the canonical response
   * @throws Exception as the operation's route ends
   */
  JsonNode call(String operation, String request) throws Exception {
    return call(operation, request, null);
  }

  JsonNode call(String operation, String request, String messageId) throws Exception {
    JsonNode body = JSON.readTree(request);
    Exchange done =
        bean(ProducerTemplate.class)
            .request(
                "direct:" + operation,
                exchange -> {
                  exchange.setProperty(Connector.MESSAGE_ID, messageId);
                  exchange.getMessage().setBody(body, JsonNode.class);
                });
    if (done.getException() != null) {
      throw done.getException();
    }
    return done.getMessage().getBody(JsonNode.class);
  }

  /** Has a command delivered, as an application's submission. */
  UUID deliver(String connector, String operation, String request) throws IOException {
    Applications applications = bean(Applications.class);
    JsonNode body = EXACT.readTree(request);
    NextStep submission = NextStep.submit(0, connector, operation, body);
    return applications
        .accept(
            new NewApplication(
                applications.nextId(),
                "mall",
                "practice-licence",
                "3508104101900001",
                body,
                submission,
                List.of(),
                null))
        .id();
  }

  /** What became of it so far. */
  ApplicationState state(UUID application) {
    return application(application).state();
  }

  Application application(UUID id) {
    return bean(ApplicationStore.class).find(id).orElseThrow();
  }

  @Override
  public void close() {
    context.close();
  }
}
