package io.mpphub.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml with its anchors and merges resolved, as Compose reads it. */
record Compose(String text, JsonNode document) {

  static final Path FILE = Path.of("docker-compose.yml");

  static Compose read() throws IOException {
    return new Compose(Files.readString(FILE), yaml(FILE));
  }

  /** Any YAML file, anchors and merges resolved. */
  static JsonNode yaml(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new JsonMapper().valueToTree(new Yaml().load(reader));
    }
  }

  Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    document
        .get("services")
        .properties()
        .forEach(service -> services.put(service.getKey(), service.getValue()));
    return services;
  }

  JsonNode service(String name) {
    return document.get("services").get(name);
  }

  /** The services that are hubs. */
  List<String> hubs() {
    return services().keySet().stream().filter(name -> name.matches("hub-[0-9]+")).toList();
  }

  String variable(String service, String name) {
    return service(service).path("environment").path(name).asText(null);
  }

  /** What a list under this key says, such as {@code volumes}. */
  static List<String> list(JsonNode service, String key) {
    return StreamSupport.stream(service.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
