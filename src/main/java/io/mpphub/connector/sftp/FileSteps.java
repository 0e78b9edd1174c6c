package io.mpphub.connector.sftp;

import io.mpphub.connector.run.Deadline;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * Operations at an SFTP server, each step with an end. A step of a call ends with the call, the
 * login and all. A look for files has no such end, since it may bring many: each of its steps has
 * the timeout, and a file as much more as it takes on a slow line.
 */
@SuppressWarnings("rawtypes") // Camel's own signatures.
final class FileSteps extends SftpOperations {

  /** Bytes a second: a line that is slower is taken for a server that drips. */
  private static final long SLOWEST = 16 * 1024;

  /** Bytes, for a list of a hundred thousand files or a login. */
  private static final long LONGEST_LIST = 32L << 20;

  private final SshSocket socket;
  private final Duration timeout;
  private RemoteFileConfiguration settings;
  private boolean isWithin;

  FileSteps(SshSocket socket, Duration timeout) {
    super(socket);
    this.socket = socket;
    this.timeout = timeout;
  }

  @Override
  public void setEndpoint(GenericFileEndpoint<SftpRemoteFile> endpoint) {
    super.setEndpoint(endpoint);
    settings = (RemoteFileConfiguration) endpoint.getConfiguration();
  }

  /** For one thread at a time, as Camel uses it. */
  private <T> T within(Exchange exchange, long size, Supplier<T> step) {
    if (isWithin) {
      return step.get();
    }
    Deadline call = Deadline.of(exchange);
    Deadline end = call == null ? Deadline.in(timeout.plusSeconds(size / SLOWEST)) : call;
    socket.allow(LONGEST_LIST + size + size / 8);
    isWithin = true;
    end.guard(Duration.ZERO, socket::breakOff);
    try {
      return step.get();
    } finally {
      isWithin = false;
      if (call == null) {
        end.release();
      }
    }
  }

  @Override
  public boolean connect(RemoteFileConfiguration configuration, Exchange exchange) {
    return within(exchange, 0, () -> super.connect(configuration, exchange));
  }

  @Override
  public SftpRemoteFile[] listFiles(String path) {
    return within(null, 0, () -> super.listFiles(path));
  }

  /** Connects again, where the file before ended the connection. */
  @Override
  public boolean retrieveFile(String name, Exchange exchange, long size) {
    return within(
        exchange,
        size,
        () -> {
          super.connect(settings, exchange);
          return super.retrieveFile(name, exchange, size);
        });
  }

  @Override
  public boolean storeFile(String name, Exchange exchange, long size) {
    return within(exchange, 0, () -> super.storeFile(name, exchange, size));
  }

  @Override
  public boolean existsFile(String name) {
    return within(null, 0, () -> super.existsFile(name));
  }

  @Override
  public boolean renameFile(String from, String to) {
    return within(null, 0, () -> super.renameFile(from, to));
  }

  @Override
  public boolean deleteFile(String name) {
    return within(null, 0, () -> super.deleteFile(name));
  }

  @Override
  public boolean buildDirectory(String directory, boolean absolute) {
    return within(null, 0, () -> super.buildDirectory(directory, absolute));
  }

  @Override
  public boolean sendNoop() {
    return within(null, 0, super::sendNoop);
  }

  @Override
  public void disconnect() {
    within(
        null,
        0,
        () -> {
          super.disconnect();
          return null;
        });
  }
}
