package io.mpphub.console;

import io.mpphub.HubApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.ContextConfiguration;

/**
 * A whole hub with the real connectors and routes, stub agencies, and one connector that is
 * refused. Retries are few and quick.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = HubApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "hub.security.clients[0].name=mall",
      "hub.security.clients[0].key=" + ConsoleHub.API_KEY,
      "hub.security.clients[0].scopes=*",
      "hub.security.operators[0].name=ani",
      "hub.security.operators[0].password=ani-password",
      "hub.security.operators[0].roles=operator",
      "hub.security.operators[1].name=vera",
      "hub.security.operators[1].password=vera-password",
      "hub.security.operators[1].roles=viewer",
      "hub.security.operators[2].name=budi",
      "hub.security.operators[2].password=budi-password",
      "hub.security.operators[2].roles=view-body",
      "hub.delivery.retry.attempts=2",
      "hub.delivery.retry.first=50ms",
      "hub.delivery.retry.multiplier=1",
      "hub.delivery.settle=200ms",
      "hub.delivery.sweep-interval=300ms"
    })
@ContextConfiguration(initializers = ConsoleHub.Home.class)
@interface ConsoleHub {

  String API_KEY = "mall-key-of-sixteen";
  String SITI = "3508104101900001";

  /** Copies the project's connectors and routes, and adds the faulty one. */
  final class Home implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      StubAgencies agencies = new StubAgencies();
      context.getBeanFactory().registerSingleton("stubAgencies", agencies);
      context.addApplicationListener(
          event -> {
            if (event instanceof ContextClosedEvent) {
              agencies.close();
            }
          });
      Path home = home();
      TestPropertyValues.of(
              "hub.home=" + home,
              "hub.data=" + home.resolve("data"),
              "DUKCAPIL_URL=" + agencies.url(),
              "DUKCAPIL_USER_ID=hub",
              "DUKCAPIL_PASSWORD=password-of-the-hub",
              "DUKCAPIL_IP_USER=127.0.0.1",
              "SISDMK_URL=" + agencies.url(),
              "SISDMK_USERNAME=hub",
              "SISDMK_PASSWORD=password-of-the-hub",
              "LICENSING_URL=" + agencies.url(),
              "LICENSING_KEY=key-of-the-hub-to-licensing",
              "LICENSING_INBOUND_KEY=key-of-licensing-to-the-hub")
          .applyTo(context);
    }

    private static Path home() {
      try {
        Path home = Files.createTempDirectory("hub-console");
        copy(Path.of("routes"), home.resolve("routes"));
        Files.createDirectory(home.resolve("connectors"));
        for (String name : List.of("connector.schema.json", "dukcapil", "licensing", "sisdmk")) {
          copy(Path.of("connectors", name), home.resolve("connectors").resolve(name));
        }
        Path faulty = Files.createDirectories(home.resolve("connectors/complaints"));
        Files.writeString(
            faulty.resolve("connector.yaml"),
            "connector: complaints\ntitle: Complaints channel\nprotocol: rest\n"
                + "endpoint: {url: \"{{COMPLAINTS_URL}}\", timeout: soon}\ncolour: red\n");
        return home;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void copy(Path from, Path to) throws IOException {
      try (Stream<Path> all = Files.walk(from)) {
        for (Path file : all.toList()) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }
}
