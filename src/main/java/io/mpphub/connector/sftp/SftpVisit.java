package io.mpphub.connector.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Receive;
import io.mpphub.connector.Request;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.run.Deadline;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Logs in at an agency's SFTP server and looks into the directories; changes nothing. */
public record SftpVisit(Connector connector, Secrets secrets) {

  /**
   * @throws JSchException when the server can't be reached, or shows or wants another key
   * @throws SftpException when a directory can't be read
   */
  public void make() throws JSchException, SftpException {
    Endpoint endpoint = connector.endpoint();
    URI url = URI.create(secrets.resolve(endpoint.url()));
    int port = url.getPort() < 0 ? SftpProtocol.SSH : url.getPort();
    JSch ssh = new JSch();
    byte[] host = SftpProtocol.knownHosts(url.getHost(), port, secrets.resolve(endpoint.hostKey()));
    ssh.setKnownHosts(new ByteArrayInputStream(host));
    Session session = session(ssh, url.getHost(), port);
    SshSocket socket = new SshSocket();
    session.setProxy(socket);
    Deadline end = Deadline.in(endpoint.timeout());
    end.guard(Duration.ZERO, socket::breakOff);
    try {
      session.connect((int) endpoint.connectTimeout().toMillis());
      ChannelSftp files = (ChannelSftp) session.openChannel("sftp");
      files.connect((int) endpoint.timeout().toMillis());
      for (Operation operation : connector.operations().values()) {
        files.ls(below(url.getPath()) + directory(operation));
      }
    } finally {
      end.release();
      session.disconnect();
    }
  }

  private Session session(JSch ssh, String host, int port) throws JSchException {
    Auth auth = connector.endpoint().auth().get(0);
    if (auth instanceof Auth.Basic basic) {
      Session session = ssh.getSession(secrets.resolve(basic.username()), host, port);
      session.setPassword(bytes(secrets.resolve(basic.password())));
      return session;
    }
    Auth.PrivateKey key = (Auth.PrivateKey) auth;
    ssh.addIdentity(
        connector.name(),
        bytes(secrets.resolve(key.privateKey()) + "\n"),
        null,
        key.passphrase() == null ? null : bytes(secrets.resolve(key.passphrase())));
    return ssh.getSession(secrets.resolve(key.username()), host, port);
  }

  /** As Camel takes it: below where the login leads. */
  private static String below(String path) {
    return path.replaceFirst("^/", "").replaceFirst("([^/])$", "$1/");
  }

  private static String directory(Operation operation) {
    return operation.receive() instanceof Receive.File receive
        ? receive.directory()
        : ((Request.File) operation.request()).directory();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
