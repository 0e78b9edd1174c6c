package io.mpphub.connector.sftp;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpUtils;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpEndpointConfigurer;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.PropertyConfigurer;

/** Camel's SFTP component, with an end to every step at an agency's server. */
@SuppressWarnings("rawtypes") // Camel's own signatures.
final class AgencyFiles extends SftpComponent {

  private final Duration timeout;

  /**
   * @param timeout of a call, and of each step of a look for files
   */
  AgencyFiles(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
      String uri, String remaining, Map<String, Object> parameters) throws Exception {
    SftpConfiguration settings = new SftpConfiguration(new URI(uri.replaceFirst("\\?.*", "")));
    FtpUtils.ensureRelativeFtpDirectory(this, settings);
    return new Directory(uri, settings);
  }

  /** Camel looks for it by the class of the component, which is another here. */
  @Override
  public PropertyConfigurer getEndpointPropertyConfigurer() {
    return new SftpEndpointConfigurer();
  }

  private final class Directory extends SftpEndpoint {

    Directory(String uri, SftpConfiguration settings) {
      super(uri, AgencyFiles.this, settings);
    }

    @Override
    public RemoteFileOperations<SftpRemoteFile> createRemoteFileOperations() {
      FileSteps steps = new FileSteps(new SshSocket(), timeout);
      steps.setEndpoint(this);
      return steps;
    }
  }
}
