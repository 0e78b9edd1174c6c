package io.mpphub.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Do the agency's clock and this machine's agree? Signatures and tokens depend on it. */
record ClockCheck(Address address, Duration patience, Clock clock) {

  private static final String CHECK = "clock";
  private static final Duration NOTED = Duration.ofSeconds(30);
  private static final Duration HARMFUL = Duration.ofMinutes(5);

  Finding finding() {
    Optional<Instant> theirs = theirs();
    if (theirs.isEmpty()) {
      return Finding.ok(CHECK, "the agency does not tell its time");
    }
    Duration ahead = Duration.between(clock.instant(), theirs.get());
    String found =
        "the agency's clock is %d s %s this machine's"
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    String advice = "set this machine's clock by NTP (timedatectl), or tell the agency";
    if (ahead.abs().compareTo(HARMFUL) > 0) {
      return Finding.fail(CHECK, found, advice + ": signatures and tokens will be refused");
    }
    return ahead.abs().compareTo(NOTED) > 0
        ? Finding.warn(CHECK, found, advice)
        : Finding.ok(CHECK, "the agency's clock and this machine's agree");
  }

  /** Asks for nothing, without credentials: any answer has the time in it. */
  private Optional<Instant> theirs() {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .sslContext(new PeerCertificates().context())
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.scheme() + "://" + address + "/"))
            .timeout(patience)
            .method("HEAD", BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, BodyHandlers.discarding())
          .headers()
          .firstValue("Date")
          .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
