package io.mpphub.connector.run;

import io.mpphub.connector.Endpoint;
import io.mpphub.connector.Secrets;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/**
 * An endpoint's certificates for Camel's HTTP component, which reads none from PEM files itself.
 */
public final class PemContext extends SSLContextParameters {

  private final Endpoint.Tls tls;
  private final Secrets secrets;

  public PemContext(Endpoint.Tls tls, Secrets secrets) {
    this.tls = tls;
    this.secrets = secrets;
  }

  /**
   * @throws IOException when a file can't be read
   * @throws IllegalStateException when a file doesn't hold what it should
   */
  @Override
  public SSLContext createSSLContext(CamelContext camel) throws IOException {
    return SslBundle.of(new PemSslStoreBundle(keys(), trust())).createSslContext();
  }

  private PemSslStore keys() throws IOException {
    if (tls.clientCertificate() == null) {
      return null;
    }
    String password =
        tls.clientKeyPassword() == null ? null : secrets.resolve(tls.clientKeyPassword());
    return PemSslStore.of(
        content(tls.clientCertificate()).getCertificates(),
        content(tls.clientKey()).getPrivateKey(password));
  }

  /** Null for Java's own trusted certificates. */
  private PemSslStore trust() throws IOException {
    return tls.trust() == null
        ? null
        : PemSslStore.of(content(tls.trust()).getCertificates(), null);
  }

  private PemContent content(String file) throws IOException {
    return PemContent.load(secrets.file(file));
  }
}
