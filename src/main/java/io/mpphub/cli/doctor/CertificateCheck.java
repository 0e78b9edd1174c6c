package io.mpphub.cli.doctor;

import io.mpphub.cli.frame.ProblemLines;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.springframework.boot.ssl.pem.PemContent;

/** Is the server who it should be, and for how long are certificates good? */
record CertificateCheck(Address address, Endpoint endpoint, Secrets secrets, Clock clock) {

  private static final String CHECK = "tls";
  private static final int SOON = 30;

  /** Java's name of it where TLS leaves it open. */
  private static final String KEY_EXCHANGE = "UNKNOWN";

  List<Finding> findings() {
    PeerCertificates peer;
    try {
      peer = PeerCertificates.of(address, endpoint.timeout());
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              CHECK,
              address + " does not speak TLS",
              "check the port and whether the URL should begin with http or amqp"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(chain(peer.chain()));
    findings.add(expiry("the agency's certificate", peer.chain()[0], "ask the agency to renew it"));
    if (peer.asksForOurs() || tls().clientCertificate() != null) {
      findings.add(ours(peer.asksForOurs()));
    }
    return findings;
  }

  private Endpoint.Tls tls() {
    return endpoint.tls() == null ? new Endpoint.Tls(null, null, null, null) : endpoint.tls();
  }

  private Finding chain(X509Certificate[] chain) {
    String issuer = chain[0].getIssuerX500Principal().getName();
    try {
      new DefaultHostnameVerifier().verify(address.host(), chain[0]);
      trust().checkServerTrusted(chain, KEY_EXCHANGE);
      return Finding.ok(CHECK, "the certificate is trusted, issued by " + issuer);
    } catch (SSLException e) {
      return Finding.fail(
          CHECK,
          "the certificate is not for the name " + address.host(),
          "use the name that the certificate has: " + chain[0].getSubjectX500Principal().getName());
    } catch (CertificateException e) {
      return Finding.fail(
          CHECK,
          "the certificate is not trusted, issued by " + issuer,
          "get the issuer's certificate from the agency by a safe way and name its PEM file in endpoint.tls.trust");
    } catch (GeneralSecurityException | IOException e) {
      return Finding.fail(
          CHECK,
          "the file of endpoint.tls.trust can't be used",
          "see with  ./hub connector validate");
    }
  }

  private X509TrustManager trust() throws GeneralSecurityException, IOException {
    KeyStore known = null;
    if (tls().trust() != null) {
      known = KeyStore.getInstance(KeyStore.getDefaultType());
      known.load(null, null);
      for (X509Certificate certificate : certificates(secrets.file(tls().trust()))) {
        known.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(known);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager trust) {
        return trust;
      }
    }
    throw new GeneralSecurityException("no trust manager for certificates");
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
    return PemContent.load(file).getCertificates();
  }

  private Finding ours(boolean asked) {
    if (tls().clientCertificate() == null) {
      return Finding.warn(
          CHECK,
          "the server asks for a client certificate, and the connector has none",
          "if the agency gave you one, name its files in endpoint.tls.clientCertificate and clientKey");
    }
    try {
      X509Certificate own = certificates(secrets.file(tls().clientCertificate())).get(0);
      return asked
          ? expiry("the hub's client certificate", own, "ask the agency for a new one")
          : Finding.warn(
              CHECK,
              "the server does not ask for the client certificate that the connector has",
              "ask the agency whether mutual TLS is switched on");
    } catch (IOException e) {
      return Finding.fail(
          CHECK, "the file of endpoint.tls.clientCertificate can't be read", "check the path");
    }
  }

  private Finding expiry(String whose, X509Certificate certificate, String advice) {
    Instant end = certificate.getNotAfter().toInstant();
    long days = Duration.between(clock.instant(), end).toDays();
    String day = end.toString().substring(0, 10);
    if (end.isBefore(clock.instant())) {
      return Finding.fail("expiry", whose + " ended on " + day, advice);
    }
    String found =
        "%s is good for %s, until %s".formatted(whose, ProblemLines.count((int) days, "day"), day);
    return days < SOON ? Finding.warn("expiry", found, advice) : Finding.ok("expiry", found);
  }
}
