package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.peer.Certificates;
import io.mpphub.peer.Nginx;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency behind a real nginx that lets in only who shows a certificate. */
class MutualTlsIT {

  private static final String PARKS =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: rest
      endpoint:
        url: "{{PARKS_URL}}"
        tls: %s
      operations:
        find-park:
          title: Find a park
          kind: query
          request: {method: GET, path: /parks}
          response: {mapping: find-park.response.jslt}
      """;

  @TempDir private static Path parent;
  private static RawAgency agency;
  private static Certificates certificates;
  private static Nginx nginx;

  @BeforeAll
  static void startAgency() throws Exception {
    agency =
        new RawAgency(
            exchange -> {
              String client = exchange.getRequestHeaders().getFirst("X-Client-Name");
              byte[] answer =
                  "{\"client\":\"%s\"}".formatted(client).getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, answer.length);
              try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
              }
            });
    certificates =
        new Certificates(parent.resolve("certificates")).server("server").client("mpp-hub");
    nginx = new Nginx(parent.resolve("nginx"), certificates, agency.port());
  }

  @AfterAll
  static void stopAgency() {
    nginx.close();
    agency.close();
  }

  @Test
  void showsItsCertificateToASystemThatItTrusts() throws Exception {
    String tls =
        "{trust: %s, clientCertificate: %s, clientKey: \"{{PARKS_KEY}}\"}"
            .formatted(certificates.ca(), certificates.pem("mpp-hub"));
    try (ConnectorBench hub = hub(tls)) {
      assertThat(hub.call("find-park", "{}").path("client").asText()).isEqualTo("CN=mpp-hub");
    }
  }

  /** By a page of its gateway, which is no word of the agency; or by the end of the connection. */
  @Test
  void isTurnedAwayWithoutACertificate() throws Exception {
    try (ConnectorBench hub = hub("{trust: " + certificates.ca() + "}")) {
      assertThatThrownBy(() -> hub.call("find-park", "{}"))
          .isInstanceOfSatisfying(
              AgencyException.class,
              e -> assertThat(e.outcome()).isIn(Outcome.UNREADABLE, Outcome.TRANSIENT));
    }
  }

  @Test
  void isTurnedAwayWithACertificateOfAnotherAuthority() throws Exception {
    Certificates others = new Certificates(parent.resolve("others")).client("stranger");
    String tls =
        "{trust: %s, clientCertificate: %s, clientKey: %s}"
            .formatted(certificates.ca(), others.pem("stranger"), others.key("stranger"));
    try (ConnectorBench hub = hub(tls)) {
      assertThatThrownBy(() -> hub.call("find-park", "{}")).isInstanceOf(AgencyException.class);
    }
  }

  @Test
  void tellsNothingToASystemThatItDoesNotTrust() throws Exception {
    Certificates others = new Certificates(parent.resolve("liars"));
    try (ConnectorBench hub = hub("{trust: " + others.ca() + "}")) {
      assertThatThrownBy(() -> hub.call("find-park", "{}"))
          .isInstanceOfSatisfying(
              AgencyException.class, e -> assertThat(e.reach()).isEqualTo(Reach.NO_CONNECTION));
    }
  }

  @Test
  void findsFilesThatAreNoCertificates() throws Exception {
    Path text = Files.writeString(parent.resolve("text.pem"), "no certificate");
    Path folder =
        folder(
            "{trust: missing.pem, clientCertificate: %s, clientKey: %s}"
                .formatted(text, certificates.pem("mpp-hub")));

    assertThatThrownBy(() -> ConnectorFolders.loader(Map.of("PARKS_URL", nginx.url())).load(folder))
        .isInstanceOfSatisfying(
            InvalidConnectorException.class,
            e ->
                assertThat(e.problems().toString())
                    .contains("key=endpoint.tls.trust, fault=names the file 'missing.pem'")
                    .contains("key=endpoint.tls.clientCertificate")
                    .contains("which has no certificate in PEM")
                    .contains("key=endpoint.tls.clientKey")
                    .contains("which has no private key in PEM that can be opened"));
  }

  private static Path folder(String tls) {
    return ConnectorBench.folder(
        parent,
        "parks",
        Map.of(
            "connector.yaml", PARKS.formatted(tls), "mappings/find-park.response.jslt", "{* : .}"));
  }

  private static ConnectorBench hub(String tls) throws Exception {
    return new ConnectorBench(
        folder(tls),
        Map.of("PARKS_URL", nginx.url(), "PARKS_KEY", certificates.key("mpp-hub").toString()),
        Clock.systemUTC());
  }
}
