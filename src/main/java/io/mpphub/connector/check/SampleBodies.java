package io.mpphub.connector.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.folder.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Canonical requests and answers of an operation's samples. */
public final class SampleBodies {

  /** A sample is written by hand. */
  private static final long LARGEST = 1 << 20;

  private SampleBodies() {}

  /**
   * The canonical bodies of an operation's samples.
   *
   * @param folder {@code connectors/<agency>}
   * @param file {@code request.json} or {@code response.json}
   * @return none of those that can't be read, which is a fault of the connector
   */
  public static List<JsonNode> of(Path folder, String operation, String file) {
    Pattern names =
        Pattern.compile("samples/" + Pattern.quote(operation) + "/[^/]+/" + Pattern.quote(file));
    List<JsonNode> bodies = new ArrayList<>();
    try {
      for (Map.Entry<String, FolderTree.Entry> entry : FolderTree.of(folder).files().entrySet()) {
        if (names.matcher(entry.getKey()).matches() && entry.getValue().size() <= LARGEST) {
          bodies.add(ConnectorJson.MAPPER.readTree(Files.readAllBytes(entry.getValue().path())));
        }
      }
    } catch (IOException e) {
      return List.copyOf(bodies);
    }
    return bodies;
  }
}
