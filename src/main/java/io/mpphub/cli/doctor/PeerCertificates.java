package io.mpphub.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks at what a TLS server shows, whether it is to be trusted or not. Sends nothing of its own.
 */
final class PeerCertificates extends X509ExtendedTrustManager {

  private X509Certificate[] chain = {};
  private boolean asksForOurs;

  /**
   * Shakes hands.
   *
   * @throws IOException when the server shows no certificate
   */
  static PeerCertificates of(Address address, Duration patience) throws IOException {
    PeerCertificates seen = new PeerCertificates();
    try (Socket plain = new Socket()) {
      plain.connect(
          new InetSocketAddress(address.host(), address.port()), (int) patience.toMillis());
      plain.setSoTimeout((int) patience.toMillis());
      try (SSLSocket socket =
          (SSLSocket)
              seen.context()
                  .getSocketFactory()
                  .createSocket(plain, address.host(), address.port(), true)) {
        socket.startHandshake();
      }
    } catch (IOException e) {
      // A server that wants our certificate ends the handshake, but has shown its own.
      if (seen.chain.length == 0) {
        throw e;
      }
    }
    return seen;
  }

  /** For looking only: trusts everyone. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new Asked()}, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's own certificate first. */
  X509Certificate[] chain() {
    return chain.clone();
  }

  /** True when the server wants to see a client certificate. */
  boolean asksForOurs() {
    return asksForOurs;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
    chain = shown;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) {
    chain = shown;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String type) {
    chain = shown;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket) {
    throw new UnsupportedOperationException("there are no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine) {
    throw new UnsupportedOperationException("there are no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String type) {
    throw new UnsupportedOperationException("there are no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /** Notes that a certificate is asked for, and has none. */
  private final class Asked extends X509ExtendedKeyManager {

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      asksForOurs = true;
      return null;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[0];
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
