package io.mpphub.connector.auth;

import io.mpphub.connector.Auth;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.wire.InvalidBodyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs each request with a key that the agency knows, too. */
final class HmacSignature implements Credentials {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private final Auth.HmacSignature settings;
  private final String id;
  private final SecretKeySpec key;
  private final Clock clock;

  HmacSignature(Auth.HmacSignature settings, String id, String secret, Clock clock) {
    this.settings = settings;
    this.id = id;
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), settings.algorithm());
    this.clock = clock;
  }

  @Override
  public void addTo(WireRequest request, Deadline deadline) {
    String timestamp =
        settings.timestamp().equals("rfc3339")
            ? clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()
            : Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers = request.headers();
    headers.put(settings.idHeader(), id);
    headers.put(settings.timestampHeader(), timestamp);
    headers.put(settings.signatureHeader(), signature(text(request, timestamp)));
  }

  private String text(WireRequest request, String timestamp) {
    Map<String, String> parts =
        Map.of(
            "id", id,
            "timestamp", timestamp,
            "method", request.method(),
            "path", request.path(),
            "query", WireRequest.urlEncoded(request.query()),
            "body", body(request));
    // One pass: the content of a part is never taken for a place itself.
    return PLACE
        .matcher(settings.signs())
        .replaceAll(
            place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), place.group())));
  }

  private static String body(WireRequest request) {
    try {
      byte[] bytes = request.bytes();
      return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    } catch (InvalidBodyException e) {
      return ""; // It is refused when it is to be sent.
    }
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(settings.algorithm());
      mac.init(key);
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return settings.encoding().equals("hex")
          ? HexFormat.of().formatHex(signature)
          : Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + settings.algorithm(), e);
    }
  }
}
