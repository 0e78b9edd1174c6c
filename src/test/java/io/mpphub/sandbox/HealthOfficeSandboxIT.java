package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthOfficeSandboxIT {

  private static final String FILE = "outbox/staffing-2026-11-24.csv";

  @TempDir Path data;
  private final AtomicReference<PublicKey> hostKey = new AtomicReference<>();
  private final SshClient ssh = SshClient.setUpDefaultClient();
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    restart();
    ssh.setServerKeyVerifier(
        (session, address, key) -> {
          hostKey.set(key);
          return true;
        });
    ssh.start();
  }

  private void restart() {
    if (sandbox != null) {
      sandbox.close();
    }
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data),
            Clock.systemUTC(),
            Set.of("health-office"));
  }

  @AfterEach
  void stop() {
    ssh.stop();
    sandbox.close();
  }

  @Test
  void offersAFileWithAByteOrderMarkWindowsLinesAndABadRow() throws IOException {
    try (ClientSession session = signIn("demo-health-password");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      String text = new String(sftp.read(FILE).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(text).startsWith("\uFEFFkode_faskes;nama_faskes;profesi;jumlah;");
      assertThat(text.lines().filter(line -> line.contains(";satu;"))).hasSize(1);
      assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    }
    assertThat(agency().counts().byOperation()).containsEntry("facility-staffing", 1L);
  }

  @Test
  void keepsItsFilesWhereTheHubPutThemAndItsKey() throws IOException {
    try (ClientSession session = signIn("demo-health-password");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      sftp.mkdir("outbox/done");
      sftp.rename(FILE, "outbox/done/staffing-2026-11-24.csv");
    }
    PublicKey before = hostKey.get();

    restart();

    try (ClientSession session = signIn("demo-health-password");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      assertThat(StreamSupport.stream(sftp.readDir("outbox").spliterator(), false))
          .extracting(SftpClient.DirEntry::getFilename)
          .doesNotContain("staffing-2026-11-24.csv")
          .contains("done");
    }
    assertThat(hostKey.get()).isEqualTo(before);
    assertThat(agency().settings())
        .containsEntry("HEALTH_OFFICE_HOST_KEY", PublicKeyEntry.toString(before));
  }

  @Test
  void refusesAWrongPasswordAndEverybodyWhileDown() throws IOException {
    assertThatThrownBy(() -> signIn("wrong")).isInstanceOf(IOException.class);
    agency().fault(Fault.DOWN);
    assertThatThrownBy(() -> signIn("demo-health-password")).isInstanceOf(IOException.class);
    agency().fault(Fault.NONE);
    signIn("demo-health-password").close();
  }

  @Test
  void letsNobodyOutOfItsFolder() throws IOException {
    try (ClientSession session = signIn("demo-health-password");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      assertThat(sftp.canonicalPath("../../..")).isEqualTo("/");
      assertThatThrownBy(() -> sftp.read("../health-office.key").readAllBytes())
          .isInstanceOf(IOException.class);
    }
  }

  private Simulation agency() {
    return sandbox.find("health-office").orElseThrow();
  }

  private ClientSession signIn(String password) throws IOException {
    String[] address = agency().address().split("[:/]+");
    ClientSession session =
        ssh.connect("demo-health", address[1], Integer.parseInt(address[2]))
            .verify(Duration.ofSeconds(20))
            .getSession();
    session.addPasswordIdentity(password);
    session.auth().verify(Duration.ofSeconds(20));
    return session;
  }
}
