package io.mpphub.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority of its own and what it has signed, as PEM files: {@code ca.pem} and, for each {@code
 * name} that is asked for, {@code name.pem} and {@code name.key}.
 */
public final class Certificates {

  private final Path folder;
  private final String openssl = Program.onPath("openssl", "openssl");

  /**
   * @param folder where the files go
   * @throws IllegalStateException when openssl is missing
   */
  public Certificates(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    make("ca", "/CN=Authority of tests", List.of());
  }

  /** A certificate of this machine, good for {@code 127.0.0.1} and {@code localhost}. */
  public Certificates server(String name) {
    return signed(name, "/CN=localhost", "subjectAltName=IP:127.0.0.1,DNS:localhost");
  }

  /** A certificate of a client. */
  public Certificates client(String name) {
    return signed(name, "/CN=" + name, "extendedKeyUsage=clientAuth");
  }

  private Certificates signed(String name, String subject, String extension) {
    List<String> signer =
        List.of("-CA", ca().toString(), "-CAkey", key("ca").toString(), "-addext", extension);
    make(name, subject, signer);
    return this;
  }

  private void make(String name, String subject, List<String> more) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(openssl, "req", "-x509", "-nodes", "-days", "2", "-subj", subject));
    command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
    command.addAll(List.of("-keyout", key(name).toString(), "-out", pem(name).toString()));
    command.addAll(more);
    Program.run(command);
  }

  /** Trusts this authority only. */
  public SSLContext trust() {
    try (InputStream pem = Files.newInputStream(ca())) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's certificate. */
  public Path ca() {
    return pem("ca");
  }

  public Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  /** The private key, not encrypted. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }
}
