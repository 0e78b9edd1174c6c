package io.mpphub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * The health office's SFTP server on a port of 127.0.0.1. Its files are in {@code health-office} of
 * the sandbox's data folder, and stay as the hub leaves them.
 */
final class HealthOffice extends ServerSimulation {

  private static final String BOM = "\uFEFF";

  private final Path files;
  private final SimpleGeneratorHostKeyProvider hostKey;
  private SshServer server;

  /**
   * @param folder where its files and its host key are
   * @param outbox the files that it has to give, written on the first start only
   * @param port 0 for any free one
   */
  HealthOffice(Path folder, Path outbox, int port) {
    super("health-office");
    files = folder.resolve("health-office");
    hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("health-office.key"));
    hostKey.setAlgorithm("EC");
    hostKey.setKeySize(256);
    try {
      if (Files.notExists(files)) {
        fill(outbox);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The health office's files can't be written", e);
    }
    start(port);
  }

  /** The files as such an office writes them: with a byte order mark and in Windows' lines. */
  private void fill(Path outbox) throws IOException {
    Path target = Files.createDirectories(files.resolve("outbox"));
    Files.createDirectories(files.resolve("inbox"));
    try (var sources = Files.newDirectoryStream(outbox)) {
      for (Path source : sources) {
        String text = BOM + Files.readString(source).replace("\n", "\r\n");
        Files.write(
            target.resolve(source.getFileName().toString()), text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  int listen(int port) {
    server = SshServer.setUpDefaultServer();
    server.setHost(ReservedPort.HOST);
    server.setPort(port);
    server.setKeyPairProvider(hostKey);
    server.setPasswordAuthenticator(
        (user, password, session) ->
            user.equals(DemoSecrets.ALL.get("HEALTH_OFFICE_USER"))
                && password.equals(DemoSecrets.ALL.get("HEALTH_OFFICE_PASSWORD")));
    server.setFileSystemFactory(new VirtualFileSystemFactory(files.toAbsolutePath()));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Counting());
    server.setSubsystemFactories(List.of(sftp));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The health office can't listen", e);
    }
    return server.getPort();
  }

  private final class Counting implements SftpEventListener {
    @Override
    public void opening(ServerSession session, String remoteHandle, Handle local) {
      if (local instanceof FileHandle) {
        counts().count("facility-staffing");
      }
    }
  }

  @Override
  void stop() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("The health office can't be stopped", e);
    }
  }

  @Override
  public String address() {
    return "sftp://" + ReservedPort.HOST + ":" + port();
  }

  /** The host key as a line of {@code known_hosts} has it, without the host. */
  @Override
  public Map<String, String> settings() {
    KeyPair pair = hostKey.loadKeys(null).iterator().next();
    return Map.of("HEALTH_OFFICE_HOST_KEY", PublicKeyEntry.toString(pair.getPublic()));
  }
}
