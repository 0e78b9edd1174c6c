package io.mpphub.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.check.ConnectorFiles;
import io.mpphub.connector.check.ConnectorLoader;
import io.mpphub.connector.check.ConnectorSchema;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.Map;

/** Loads connector folders outside a running hub. */
public final class ConnectorFolders {

  public static final Path PROJECT = Path.of("connectors");

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private ConnectorFolders() {}

  /** With every {@code {{NAME}}} standing for itself. */
  public static ConnectorLoader loader() {
    return loader(Secrets.asWritten());
  }

  /** With these secrets and no other. */
  public static ConnectorLoader loader(Map<String, String> secrets) {
    return loader(new Secrets(secrets::get));
  }

  private static ConnectorLoader loader(Secrets secrets) {
    return new ConnectorLoader(
        new ConnectorSchema(PROJECT.resolve("connector.schema.json")),
        new ConnectorFiles(secrets),
        VALIDATOR);
  }

  public static ObjectNode object() {
    return ConnectorJson.MAPPER.createObjectNode();
  }
}
