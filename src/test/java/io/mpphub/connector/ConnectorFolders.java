package io.mpphub.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;

/** Loads connector folders outside a running hub. */
final class ConnectorFolders {

  static final Path PROJECT = Path.of("connectors");

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private ConnectorFolders() {}

  /** With every {@code {{NAME}}} standing for itself, and each URL for an address. */
  static ConnectorLoader loader() {
    MockEnvironment environment =
        new MockEnvironment() {
          @Override
          public String getProperty(String name) {
            return name.endsWith("_URL") ? "http://127.0.0.1:1" : "{{" + name + "}}";
          }
        };
    return loader(new Secrets(environment));
  }

  /** With these secrets and no other. */
  static ConnectorLoader loader(Map<String, String> secrets) {
    MockEnvironment environment = new MockEnvironment();
    secrets.forEach(environment::setProperty);
    return loader(new Secrets(environment));
  }

  private static ConnectorLoader loader(Secrets secrets) {
    return new ConnectorLoader(
        new ConnectorSchema(PROJECT.resolve("connector.schema.json")),
        new ConnectorFiles(secrets),
        VALIDATOR);
  }

  static ObjectNode object() {
    return ConnectorJson.MAPPER.createObjectNode();
  }
}
