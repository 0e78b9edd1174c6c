package io.mpphub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.HttpAgency;
import io.mpphub.cli.Terminal;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.peer.Certificates;
import io.mpphub.peer.Nginx;
import io.mpphub.peer.OpenSshServer;
import io.mpphub.peer.StandaloneBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of certificates, with a real nginx that wants one of the hub, too. */
class DoctorCommandIT {

  private static final String URL = "url: \"{{PARKS_URL}}\"";

  @TempDir Path home;
  private final HttpAgency agency =
      new HttpAgency().says(200, "{\"status\": \"OK\", \"data\": {\"nomor\": \"7\"}}");
  private Certificates certificates;
  private Nginx nginx;
  private Terminal terminal;

  @BeforeEach
  void anAgencyBehindTls() {
    certificates = new Certificates(home.resolve("pem")).server("server").client("hub");
    nginx = new Nginx(home.resolve("nginx"), certificates, URI.create(agency.url()).getPort());
    terminal =
        Terminal.inEmptyHome(home)
            .at(Clock.systemUTC())
            .with("PARKS_URL", nginx.url())
            .with("PARKS_KEY", "swordfish");
    terminal.type("new", "parks", "--protocol", "rest");
  }

  @AfterEach
  void close() {
    nginx.close();
    agency.close();
  }

  private void tls(String settings) {
    terminal.edit("parks/connector.yaml", URL, URL + "\n  tls: {" + settings + "}");
  }

  @Test
  void saysWhoseCertificateIsNotTrustedAndWhatToDo() {
    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("fail  tls", "not trusted, issued by CN=Authority of tests", "endpoint.tls.trust")
        .contains(
            "warn  tls       the server asks for a client certificate, and the connector has none")
        .contains("warn  expiry    the agency's certificate is good for 1 day");
  }

  @Test
  void findsMutualTlsInOrder() {
    tls("trust: pem/ca.pem, clientCertificate: pem/hub.pem, clientKey: pem/hub.key");

    Terminal.Result result = terminal.type("doctor", "parks");

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out())
        .contains("ok    tls       the certificate is trusted")
        .contains("warn  expiry    the hub's client certificate is good for 1 day")
        .contains("ok    call");
  }

  @Test
  void saysThatACertificateHasEnded() {
    tls("trust: pem/ca.pem, clientCertificate: pem/hub.pem, clientKey: pem/hub.key");

    Terminal.Result result =
        terminal.at(Clock.offset(Clock.systemUTC(), Duration.ofDays(5))).type("doctor", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains("fail  expiry    the agency's certificate ended on");
  }

  @Test
  void saysThatACertificateIsForAnotherName() {
    Certificates others = new Certificates(home.resolve("others")).client("server");
    try (Nginx other =
        new Nginx(home.resolve("other"), others, URI.create(agency.url()).getPort())) {

      Terminal.Result result = terminal.with("PARKS_URL", other.url()).type("doctor", "parks");

      assertThat(result.out())
          .contains("fail  tls       the certificate is not for the name 127.0.0.1", "CN=server");
    }
  }

  @Test
  void logsInAtAnSftpServerAndLooksIntoItsDirectories() throws IOException {
    try (OpenSshServer server = OpenSshServer.start(home.resolve("ssh"))) {
      terminal
          .with("CLINIC_URL", server.url())
          .with("CLINIC_USER", server.user())
          .with("CLINIC_PASSWORD", server.privateKey())
          .with("CLINIC_HOST_KEY", server.publicHostKey())
          .type("new", "clinic", "--protocol", "sftp");
      terminal.edit("clinic/connector.yaml", "type: basic", "type: private-key");
      terminal.edit("clinic/connector.yaml", "password:", "privateKey:");
      Files.createDirectory(server.root().resolve("to-mall"));
      assertThat(terminal.type("doctor", "clinic").out())
          .contains("ok    tcp", "fail  login", "the directory isn't there");

      Files.createDirectory(server.root().resolve("from-mall"));
      assertThat(terminal.type("doctor", "clinic").out())
          .contains("ok    login", "warn  call      there is no query with a sample");

      assertThat(
              terminal
                  .with("CLINIC_HOST_KEY", server.publicHostKey().replace("AAAAI", "AAAAJ"))
                  .type("doctor", "clinic")
                  .out())
          .contains("fail  login");

      // The route would write into the folder of that path below the one of the login.
      assertThat(
              terminal
                  .with("CLINIC_HOST_KEY", server.publicHostKey())
                  .with("CLINIC_URL", server.url() + "/" + server.root())
                  .type("doctor", "clinic")
                  .out())
          .contains("fail  ", "must have one slash before its path")
          .doesNotContain("ok    login");
    }
  }

  @Test
  void logsInAtABroker() {
    try (StandaloneBroker broker =
        StandaloneBroker.start(home.resolve("broker"), List.of("records.requests"), List.of())) {
      terminal
          .with("RECORDS_URL", broker.amqpUrl())
          .with("RECORDS_USER", StandaloneBroker.USER)
          .with("RECORDS_PASSWORD", StandaloneBroker.PASSWORD)
          .type("new", "records", "--protocol", "jms");
      terminal.edit("records/connector.yaml", "timeout: 10s", "timeout: 1s");

      Terminal.Result silent = terminal.type("doctor", "records");
      assertThat(silent.out()).contains("ok    login", "fail  call", "did not answer within");

      assertThat(terminal.with("RECORDS_PASSWORD", "wrong").type("doctor", "records").out())
          .contains("fail  login", "The broker refuses the hub's name or password");
    }
  }
}
