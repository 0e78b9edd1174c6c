package io.mpphub.connector;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Where an agency's system is and how to talk to it.
 *
 * @param url base of every path, a {@code {{NAME}}} or a literal
 * @param timeout the longest silence while waiting for an answer
 * @param maxResponseSize such as {@code 256KiB}; a longer answer is unreadable
 * @param hostKey the public key that an SFTP server must show, null for other protocols
 * @param auth how the hub shows who it is, in this order; empty when the agency wants nothing
 */
public record Endpoint(
    String url,
    @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration connectTimeout,
    @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration timeout,
    ByteSize maxResponseSize,
    String hostKey,
    @Valid List<Auth> auth) {

  public Endpoint {
    connectTimeout = Objects.requireNonNullElse(connectTimeout, Duration.ofSeconds(2));
    timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(10));
    maxResponseSize = Objects.requireNonNullElse(maxResponseSize, ByteSize.MEBIBYTE);
    auth = auth == null ? List.of() : List.copyOf(auth);
  }
}
