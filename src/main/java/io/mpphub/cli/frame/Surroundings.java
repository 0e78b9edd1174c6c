package io.mpphub.cli.frame;

import io.mpphub.connector.SecretFolder;
import io.mpphub.connector.Secrets;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command runs.
 *
 * @param home the hub's folder, which has {@code connectors} and {@code routes}
 * @param environment variables by name
 * @param input what {@code -} stands for
 */
public record Surroundings(
    Path home, Map<String, String> environment, Clock clock, InputStream input) {

  public static Surroundings ofProcess() {
    String home = System.getenv().getOrDefault("HUB_HOME", ".");
    return new Surroundings(Path.of(home), System.getenv(), Clock.systemUTC(), System.in);
  }

  public Path connectors() {
    return home.resolve("connectors");
  }

  public Path schema() {
    return connectors().resolve("connector.schema.json");
  }

  public Path templates() {
    return home.resolve("routes/templates");
  }

  /**
   * Returns the value of a name in the folder of secrets, else in the environment; null when
   * neither has one.
   */
  public String value(String name) {
    String file = SecretFolder.at(environment.get(SecretFolder.VARIABLE)).value(name);
    return file != null ? file : environment.get(name);
  }

  /** Names without a value have none. */
  public Secrets secrets() {
    return new Secrets(this::value, home, this::listed);
  }

  /** As the hub reads {@code hub.connectors.<name>.secrets} from the environment. */
  private List<String> listed(String connector) {
    String name = connector.replace("-", "").toUpperCase(Locale.ROOT);
    String names = environment.get("HUB_CONNECTORS_" + name + "_SECRETS");
    return names == null ? List.of() : List.of(names.strip().split("\\s*,\\s*"));
  }

  /** Names without a value stand for themselves. */
  Secrets secretsWhereSet() {
    return new Secrets(
        name -> {
          String value = value(name);
          return value == null || value.isBlank() ? "{{" + name + "}}" : value;
        },
        home,
        this::listed);
  }
}
