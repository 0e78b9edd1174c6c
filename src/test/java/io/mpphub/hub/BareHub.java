package io.mpphub.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.HubApplication;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.HistoryEntry;
import io.mpphub.application.LockedApplication;
import io.mpphub.jdbc.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A hub, or one of several on one database, without agencies: the test moves the applications. */
public final class BareHub implements AutoCloseable {

  public static final String KEY = "mall-key-of-sixteen";
  public static final String LIMITED_KEY = "kiosk-key-of-sixteen";

  private final ConfigurableApplicationContext context;

  private BareHub(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param folder the embedded database's, shared by all hubs of a test
   */
  public static BareHub start(Path folder, String name, String... settings) {
    return start(folder, name, home(folder.resolve(name)), settings);
  }

  /**
   * @param home with routes and the folder of connectors
   */
  static BareHub start(Path folder, String name, Path home, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--hub.home=" + home,
                "--hub.data=" + folder.resolve(name),
                "--spring.main.banner-mode=off",
                "--hub.security.clients[0].name=mall",
                "--hub.security.clients[0].key=" + KEY,
                "--hub.security.clients[0].scopes=*",
                "--hub.security.clients[1].name=kiosk",
                "--hub.security.clients[1].key=" + LIMITED_KEY,
                "--hub.security.clients[1].scopes=services.read"));
    if (Stream.of(settings).noneMatch(setting -> setting.startsWith("spring.datasource.url="))) {
      arguments.add(
          "--spring.datasource.url=jdbc:h2:async:"
              + folder.resolve("db")
              + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
    }
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new BareHub(
        new SpringApplicationBuilder(HubApplication.class).run(arguments.toArray(String[]::new)));
  }

  /** The project's routes, and no connector. */
  static Path home(Path folder) {
    try {
      FileSystemUtils.copyRecursively(Path.of("routes"), folder.resolve("routes"));
      Path connectors = Files.createDirectories(folder.resolve("connectors"));
      Files.copy(
          Path.of("connectors/connector.schema.json"), connectors.resolve("connector.schema.json"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url(String path) {
    int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** An application with its first entry. */
  public UUID submit() {
    UUID id = context.getBean(Ids.class).next();
    Instant now = now();
    Application application =
        new Application(
            id,
            "mall",
            "complaint",
            ApplicationState.SUBMITTED,
            "3508104101900001",
            JsonNodeFactory.instance.objectNode(),
            null,
            null,
            true,
            now,
            now,
            null,
            List.of(new HistoryEntry(now, ApplicationState.SUBMITTED, null)));
    transaction().executeWithoutResult(status -> store().insert(application));
    return id;
  }

  public void move(UUID id, ApplicationState state, String note) {
    transaction()
        .executeWithoutResult(
            status -> {
              LockedApplication application = store().lock(id).orElseThrow();
              application.move(state, now(), note);
              store().save(application, now());
            });
  }

  public void move(UUID id, ApplicationState... states) {
    for (ApplicationState state : states) {
      move(id, state, null);
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private ApplicationStore store() {
    return bean(ApplicationStore.class);
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(bean(PlatformTransactionManager.class));
  }

  private Instant now() {
    return bean(Clock.class).instant();
  }

  @Override
  public void close() {
    context.close();
  }
}
