package io.mpphub.connector;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Address of an agency's system, and the settings of calls to it.
 *
 * @param url base of every path, a {@code {{NAME}}} or a literal
 * @param timeout time limit of a whole call, with its connection, login and pages
 * @param maxResponseSize such as {@code 256KiB}; a longer answer is unreadable
 * @param hostKey the public key that an SFTP server must show, null for other protocols
 * @param auth the hub's authentication, in this order; empty when the agency requires none
 * @param headers of every HTTP request: literals and references
 * @param codec conversion of bodies beside their format, null for none
 * @param tls certificates, null for Java's own
 */
public record Endpoint(
    String url,
    @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration connectTimeout,
    @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration timeout,
    ByteSize maxResponseSize,
    String hostKey,
    List<@Valid Auth> auth,
    Map<String, String> headers,
    Codec codec,
    Tls tls) {

  public Endpoint {
    connectTimeout = Objects.requireNonNullElse(connectTimeout, Duration.ofSeconds(2));
    timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(10));
    maxResponseSize = Objects.requireNonNullElse(maxResponseSize, ByteSize.MEBIBYTE);
    auth = auth == null ? List.of() : List.copyOf(auth);
    headers = headers == null ? Map.of() : headers;
  }

  /**
   * Encrypted JSON bodies.
   *
   * @param type {@code aes-gcm-hex}
   * @param salt of the key, a reference
   * @param requests whether requests are encrypted, too
   */
  public record Codec(String type, String salt, Boolean requests) {

    public Codec {
      requests = Objects.requireNonNullElse(requests, true);
    }
  }

  /**
   * PEM files, by paths below the hub's home or references to such paths.
   *
   * @param trust null for Java's own trusted certificates
   * @param clientCertificate null for none
   * @param clientKey null for none
   * @param clientKeyPassword a reference, null when the key is not encrypted
   */
  public record Tls(
      String trust, String clientCertificate, String clientKey, String clientKeyPassword) {}
}
