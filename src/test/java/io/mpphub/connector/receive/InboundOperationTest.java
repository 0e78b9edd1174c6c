package io.mpphub.connector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.ConnectorBench;
import io.mpphub.connector.ConnectorFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agencies that call: who is let in, what becomes of their message, what they are told. */
class InboundOperationTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T05:00:00Z"), ZoneOffset.UTC);
  private static final String NIB = "8120003508001";
  private static final String MESSAGE =
      "{\"dataNIB\":{\"nib\":\"%s\",\"nama_perseroan\":\"PT Tani Makmur\",\"tipe_dokumen \":\"3\"}}"
          .formatted(NIB);

  private static final String CONNECTOR =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: rest
      endpoint: {url: "{{PARKS_URL}}"}
      operations:
        opened:
          title: Take a park that was opened
          kind: inbound
          receive:
            method: POST
            path: /opened
            format: %s
            auth: {type: basic, username: "{{PARKS_USER}}", password: "{{PARKS_PASSWORD}}"}
            answers:
              ok: {status: 200, body: {answer: {state: "1"}}}
              not-found: {status: 404, body: {answer: {state: "2"}}}
              unauthenticated: {status: 401, body: {answer: {state: "3"}}}
              malformed: {status: 400, body: {answer: {state: "4"}}}
              unavailable: {status: 503, body: {answer: {state: "5"}}}
          mapping: opened.jslt
          emits: business.registered
      """;

  private static final Map<String, String> SECRETS =
      Map.of("PARKS_URL", "http://127.0.0.1:1", "PARKS_USER", "parks", "PARKS_PASSWORD", "rahasia");

  private static final String BASIC =
      "Basic "
          + Base64.getEncoder().encodeToString("parks:rahasia".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path parent;

  @Test
  void takesWhatTheNationalRegisterSends() throws Exception {
    try (ConnectorBench hub = register()) {
      ConnectorBench.Reply reply = hub.receive("receive-nib", token("20261124"), MESSAGE);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body())
          .isEqualTo("{\"responreceiveNIB\":{\"status\":\"1\",\"keterangan\":\"Data diterima\"}}");
      assertThat(reply.event().toString())
          .isEqualTo(
              "{\"nib\":\"8120003508001\",\"name\":\"PT Tani Makmur\",\"status\":\"revoked\"}");
    }
  }

  @Test
  void takesNothingWithoutTheTokenOfTheDay() throws Exception {
    try (ConnectorBench hub = register()) {
      for (Map<String, String> headers :
          List.of(Map.<String, String>of(), token("20261123"), Map.of("Token", "x"))) {
        ConnectorBench.Reply reply = hub.receive("receive-nib", headers, MESSAGE);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("\"status\":\"2\"");
        assertThat(reply.event()).isNull();
      }
      assertThat(hub.receive("receive-nib", token("20261124"), "{").status()).isEqualTo(401);
    }
  }

  @Test
  void tellsThatAMessageCanNotBeRead() throws Exception {
    try (ConnectorBench hub = register()) {
      String nameless = "{\"dataNIB\":{\"nib\":\"%s\"}}".formatted(NIB);

      ConnectorBench.Reply reply = hub.receive("receive-nib", token("20261124"), nameless);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.event()).isNull();
      assertThat(reply.fault()).isEqualTo("is mapped to nothing");
    }
  }

  @Test
  void readsAndAnswersXml() throws Exception {
    try (ConnectorBench hub = parks("xml")) {
      ConnectorBench.Reply reply =
          hub.receive(
              "opened",
              Map.of("Authorization", BASIC),
              "<park><nib>1</nib><name>Alun-alun &amp; Kota</name><status>active</status></park>");

      assertThat(reply.event().toString())
          .isEqualTo("{\"nib\":\"1\",\"name\":\"Alun-alun & Kota\",\"status\":\"active\"}");
      assertThat(reply.body()).endsWith("<answer><state>1</state></answer>");
      assertThat(reply.contentType()).isEqualTo("text/xml; charset=utf-8");
      assertThat(hub.receive("opened", Map.of("Authorization", BASIC), "<!DOCTYPE a><a/>").status())
          .isEqualTo(400);
      assertThat(hub.receive("opened", Map.of(), "<park/>").status()).isEqualTo(401);
    }
  }

  @Test
  void readsFormsAndAnswersInJson() throws Exception {
    try (ConnectorBench hub = parks("form")) {
      ConnectorBench.Reply reply =
          hub.receive(
              "opened",
              Map.of("Authorization", BASIC),
              "nib=1&name=Alun-alun+%26+Kota&status=active");

      assertThat(reply.event().toString())
          .isEqualTo("{\"nib\":\"1\",\"name\":\"Alun-alun & Kota\",\"status\":\"active\"}");
      assertThat(reply.body()).isEqualTo("{\"answer\":{\"state\":\"1\"}}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nib=1&name=A&status=active&adress=Jl.+Melati | is mapped to no business.registered: /adress is new
          nib=1&name=A                                 | is mapped to no business.registered: /status is missing
          """)
  void tellsOfAMappingThatKnowsTheEventByOtherNames(String message, String fault) throws Exception {
    try (ConnectorBench hub = parks("form")) {
      ConnectorBench.Reply reply = hub.receive("opened", Map.of("Authorization", BASIC), message);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.event()).isNull();
      assertThat(reply.fault()).isEqualTo(fault);
    }
  }

  private static ConnectorBench register() throws Exception {
    return new ConnectorBench(
        ConnectorFolders.PROJECT.resolve("oss"),
        Map.of(
            "OSS_URL", "http://127.0.0.1:1",
            "OSS_USER_KEY", "key",
            "OSS_INBOUND_USER", "oss",
            "OSS_INBOUND_PASSWORD", "rahasia"),
        CLOCK);
  }

  private ConnectorBench parks(String format) throws Exception {
    Path folder =
        ConnectorBench.folder(
            parent,
            "parks",
            Map.of(
                "connector.yaml",
                CONNECTOR.formatted(format),
                "mappings/opened.jslt",
                "if (.park) .park else ."));
    return new ConnectorBench(folder, SECRETS, CLOCK);
  }

  private static Map<String, String> token(String day) throws Exception {
    byte[] text = ("oss" + "rahasia" + NIB + day).getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "Token", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text)));
  }
}
