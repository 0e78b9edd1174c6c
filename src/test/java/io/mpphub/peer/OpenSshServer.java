package io.mpphub.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The real OpenSSH server, with a host key and a user key of its own, on a free port of this
 * machine. It lets the user of the tests in, by the key alone. Stopped and started again it keeps
 * its port, keys and files.
 */
public final class OpenSshServer implements AutoCloseable {

  private static final String SSHD = "/usr/sbin/sshd";
  private static final String SFTP_SERVER = "/usr/lib/openssh/sftp-server";

  private final Path folder;
  private final int port = Ports.free();
  private Process process;

  private OpenSshServer(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder an empty one, for its keys, its log and the files that it serves
   * @throws IllegalStateException when the program is missing or doesn't start
   */
  public static OpenSshServer start(Path folder) {
    Program.require(SSHD, "openssh-server");
    Program.require(SFTP_SERVER, "openssh-sftp-server");
    OpenSshServer server = new OpenSshServer(folder);
    try {
      server.install();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start();
    return server;
  }

  private void install() throws IOException {
    Files.createDirectories(root());
    if ("root".equals(user())) {
      // Where the server drops its rights to; a boot script makes it, and containers don't boot.
      Files.createDirectories(Path.of("/run/sshd"));
    }
    for (Path key : List.of(hostKey(), userKey())) {
      Program.run(
          List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString()));
    }
    Files.copy(publicPart(userKey()), folder.resolve("authorized_keys"));
    Files.writeString(
        folder.resolve("sshd_config"),
        """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin prohibit-password
        AllowTcpForwarding no
        X11Forwarding no
        Subsystem sftp %s -d %s
        """
            .formatted(port, hostKey(), folder.resolve("authorized_keys"), SFTP_SERVER, root()));
  }

  /** Starts it again. */
  public void start() {
    try {
      process =
          new ProcessBuilder(SSHD, "-D", "-e", "-f", folder.resolve("sshd_config").toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Ports.awaitListening(port, process, SSHD + " ended; its log tells why: " + log());
  }

  /** Cuts all connections, as when the machine loses its power. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Program.kill(process);
  }

  /** Where a session begins: the files that the agency and the hub exchange. */
  public Path root() {
    return folder.resolve("files");
  }

  /** Such as {@code sftp://127.0.0.1:40022}. */
  public String url() {
    return "sftp://127.0.0.1:" + port;
  }

  /** Whom it lets in. */
  public String user() {
    return System.getProperty("user.name");
  }

  /** The private key that it lets in, in OpenSSH's format. */
  public String privateKey() {
    return read(userKey());
  }

  /** What its clients must hold it to be, such as {@code ssh-ed25519 AAAA…}. */
  public String publicHostKey() {
    return read(publicPart(hostKey())).strip();
  }

  /** What it has logged so far. */
  public String output() {
    return read(log());
  }

  private Path hostKey() {
    return folder.resolve("host_key");
  }

  private Path userKey() {
    return folder.resolve("user_key");
  }

  private Path log() {
    return folder.resolve("sshd.log");
  }

  private static Path publicPart(Path key) {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    Program.stop(process);
  }
}
