package io.mpphub.connector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorBench;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.wire.BodyFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of authentication adds to a request. */
class EndpointAuthTest {

  /** 1795496399 seconds since 1970. */
  private static final Instant NOW = Instant.parse("2026-11-24T04:59:59.900Z");

  private static final String CONNECTOR =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: rest
      endpoint:
        url: "{{PARKS_URL}}"
        auth: %s
      operations:
        find-park:
          title: Find a park
          kind: query
          request: {method: GET, path: /parks}
          response: {mapping: find-park.response.jslt}
      """;

  private static final Map<String, String> SECRETS =
      Map.of("PARKS_URL", "http://127.0.0.1:1", "PARKS_A", "alpha", "PARKS_B", "bravo");

  @TempDir private Path parent;

  @Test
  void apiKeyGoesIntoItsHeader() throws Exception {
    assertThat(
            with("{type: api-key, header: auth, prefix: \"Bearer \", value: \"{{PARKS_A}}\"}")
                .headers())
        .containsExactly(Map.entry("auth", "Bearer alpha"));
  }

  @Test
  void basicNamesTheUser() throws Exception {
    String pair =
        Base64.getEncoder().encodeToString("alpha:bravo".getBytes(StandardCharsets.UTF_8));

    assertThat(
            with("{type: basic, username: \"{{PARKS_A}}\", password: \"{{PARKS_B}}\"}").headers())
        .containsExactly(Map.entry("Authorization", "Basic " + pair));
  }

  @Test
  void bodyCredentialsGoToTheRootElementOfXml() throws Exception {
    String auth =
        "{type: body-credentials, fields: {\"@token\": \"{{PARKS_A}}\", user: \"{{PARKS_B}}\"}}";
    JsonNode json = ConnectorFolders.object().put("nik", "1");

    assertThat(with(auth, body("{\"lapor\":{\"isi\":\"x\"}}", BodyFormat.XML)).body().toString())
        .isEqualTo("{\"lapor\":{\"isi\":\"x\",\"@token\":\"alpha\",\"user\":\"bravo\"}}");
    assertThat(with(auth, body("{\"lapor\":\"\"}", BodyFormat.XML)).body().toString())
        .isEqualTo("{\"lapor\":{\"@token\":\"alpha\",\"user\":\"bravo\"}}");
    assertThat(with(auth, body(json.toString(), BodyFormat.JSON)).body().toString())
        .isEqualTo("{\"nik\":\"1\",\"@token\":\"alpha\",\"user\":\"bravo\"}");
  }

  @Test
  void signsAsBpjsDoes() throws Exception {
    WireRequest request =
        with("{type: hmac-signature, id: \"{{PARKS_A}}\", secret: \"{{PARKS_B}}\"}");

    assertThat(request.headers())
        .containsEntry("X-cons-id", "alpha")
        .containsEntry("X-timestamp", "1795496399")
        .containsEntry(
            "X-signature",
            Base64.getEncoder().encodeToString(hmac("alpha&1795496399", "HmacSHA256")));
  }

  @Test
  void signsWhatTheConnectorSays() throws Exception {
    String auth =
        """
        - type: hmac-signature
          id: "{{PARKS_A}}"
          secret: "{{PARKS_B}}"
          signs: "{id}|{method}|{path}|{query}|{body}|{timestamp}|{other}"
          algorithm: HmacSHA512
          encoding: hex
          timestamp: rfc3339
          idHeader: X-Id
          timestampHeader: X-At
          signatureHeader: X-Mac
        - {type: body-credentials, fields: {key: "{{PARKS_A}}"}}
        """
            .indent(4);
    WireRequest request = body("{\"nik\":\"{id}\"}", BodyFormat.JSON);
    request.query("a b", "{path}");
    with("\n" + auth, request);

    String text =
        "alpha|POST|/parks|a%20b=%7Bpath%7D|{\"nik\":\"{id}\",\"key\":\"alpha\"}"
            + "|2026-11-24T04:59:59Z|{other}";
    assertThat(request.headers())
        .containsEntry("X-Id", "alpha")
        .containsEntry("X-At", "2026-11-24T04:59:59Z")
        .containsEntry("X-Mac", HexFormat.of().formatHex(hmac(text, "HmacSHA512")));
  }

  @Test
  void standsForTokensWhereThereIsNoNetwork() throws Exception {
    String auth =
        "{type: oauth2-client-credentials, tokenUrl: /token, clientId: \"{{PARKS_A}}\","
            + " clientSecret: \"{{PARKS_B}}\"}";

    assertThat(with(auth).headers()).containsEntry("Authorization", "Bearer {{token}}");
  }

  private WireRequest with(String auth) throws Exception {
    return with(auth, body(null, BodyFormat.JSON));
  }

  private WireRequest with(String auth, WireRequest request) throws Exception {
    Path folder =
        ConnectorBench.folder(
            parent,
            "parks",
            Map.of(
                "connector.yaml",
                CONNECTOR.formatted(auth),
                "mappings/find-park.response.jslt",
                "{* : .}"));
    Connector connector = ConnectorFolders.loader(SECRETS).load(folder);
    new EndpointAuth(
            connector,
            new io.mpphub.connector.Secrets(SECRETS::get)::resolve,
            null,
            Clock.fixed(NOW, ZoneOffset.UTC))
        .credentials()
        .addTo(request, Deadline.in(Duration.ofMinutes(1)));
    return request;
  }

  private static WireRequest body(String json, BodyFormat format) throws Exception {
    ObjectNode body =
        json == null ? null : (ObjectNode) BodyFormat.JSON.codec().read(json.getBytes());
    return new WireRequest("POST", "/parks", body, format.codec(), format == BodyFormat.XML);
  }

  private static byte[] hmac(String text, String algorithm) throws Exception {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec("bravo".getBytes(StandardCharsets.UTF_8), algorithm));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
