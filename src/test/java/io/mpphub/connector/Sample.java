package io.mpphub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.Connector.Operation.Kind;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One case of {@code connectors/<agency>/samples/<operation>/<case>}: what goes over the wire for a
 * canonical request, and what a wire answer becomes.
 */
final class Sample {

  /** The day on which the captures were made. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T05:00:00Z"), ZoneOffset.UTC);

  private final Connector connector;
  private final String operation;
  private final Path folder;
  private final Path mappings;

  Sample(Connector connector, Path folder) {
    this.connector = connector;
    this.folder = folder;
    this.operation = folder.getParent().getFileName().toString();
    this.mappings = folder.getParent().getParent().getParent().resolve("mappings");
  }

  boolean isInbound() {
    return connector.operations().get(operation).kind() == Kind.INBOUND;
  }

  JsonNode file(String name) throws IOException {
    return ConnectorJson.MAPPER.readTree(folder.resolve(name).toFile());
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** The HTTP request made of request.json, with references in the place of secrets. */
  ObjectNode wireRequest() throws Exception {
    Connector.Request request = connector.operations().get(operation).request();
    WireRequest wire = translation().request(file("request.json"), "message-id");
    credentials().addTo(wire);
    ObjectNode json = ConnectorFolders.object();
    json.put("method", request.method()).put("path", wire.path());
    json.set("query", ConnectorJson.MAPPER.valueToTree(wire.query()));
    json.set("headers", ConnectorJson.MAPPER.valueToTree(wire.headers()));
    if (wire.body() != null) {
      json.set("body", wire.body());
    }
    return json;
  }

  /** The canonical response that wire-response.json becomes, or its outcome and reason. */
  JsonNode response() throws Exception {
    JsonNode wire = file("wire-response.json");
    RestTranslation translation = translation();
    try {
      return translation.response(
          wire.path("status").intValue(),
          translation.unwrap(bytes(wire.path("body"))),
          file("request.json"));
    } catch (AgencyException e) {
      return ConnectorFolders.object()
          .put("outcome", e.outcome().wireName())
          .put("detail", e.getMessage());
    }
  }

  /** The canonical event that an agency's message becomes. */
  JsonNode event() throws Exception {
    InboundOperation inbound =
        new InboundOperation(connector.operations().get(operation), mappings, "key");
    return inbound.event(bytes(file("wire-request.json").path("body")));
  }

  private RestTranslation translation() throws InvalidMappingException {
    return new RestTranslation(connector, operation, mappings, CLOCK);
  }

  private Credentials credentials() throws InvalidMappingException {
    Auth auth = connector.endpoint().auth();
    if (auth instanceof Auth.ApiKey key) {
      return Credentials.apiKey(key.header(), key.value());
    }
    if (auth instanceof Auth.BodyCredentials body) {
      return Credentials.inBody(body.fields());
    }
    JsonNode answer =
        ConnectorFolders.object().put("token", "{{token}}").put("expired", "2026-11-25 00:00:00");
    return new FormLogin(connector.name(), (Auth.FormLogin) auth, () -> answer, CLOCK);
  }

  /** Text that is no JSON stands in a sample as a string. */
  private static byte[] bytes(JsonNode body) {
    String text = body.isTextual() ? body.textValue() : body.isMissingNode() ? "" : body.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
