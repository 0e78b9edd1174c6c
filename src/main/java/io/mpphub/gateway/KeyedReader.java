package io.mpphub.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.canonical.read.CanonicalJson;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.idempotency.Fingerprint;
import io.mpphub.idempotency.Idempotency;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Reads the body of a request that may come again with the same {@code Idempotency-Key}. It is the
 * same request when it goes to the same address and its body says the same: a client that writes
 * its body anew may order the members, space them and escape characters in another way.
 */
@Component
public class KeyedReader {

  /** Allowed values of an {@code Idempotency-Key}. */
  private static final String KEY = "[\\x21-\\x7e]{1,255}";

  /**
   * A body.
   *
   * @param use null when the request has no key
   */
  public record Keyed<T>(T body, Idempotency use) {}

  private final RequestReader reader;

  KeyedReader(RequestReader reader) {
    this.reader = reader;
  }

  /**
   * @throws io.mpphub.problem.ProblemException {@code malformed}, or {@code invalid} with the
   *     faults of key and body
   */
  public <T> Keyed<T> read(Exchange exchange, Class<T> type) {
    return read(exchange, type, body -> {});
  }

  /**
   * Variant for a body with more rules than its record's.
   *
   * @param rules throws a ProblemException {@code invalid}; gets the body in any shape
   */
  public <T> Keyed<T> read(Exchange exchange, Class<T> type, Consumer<JsonNode> rules) {
    Faults faults = new Faults();
    String key = faults.of(() -> key(exchange));
    MessageDigest bytes = sha256();
    JsonNode tree = reader.tree(new DigestInputStream(Exchanges.body(exchange), bytes));
    T body = faults.of(() -> reader.read(tree, type));
    faults.of(() -> rules.accept(tree));
    faults.end();
    return new Keyed<>(body, key == null ? null : use(exchange, key, print(exchange, bytes, tree)));
  }

  /**
   * Variant for a request without a body.
   *
   * @param request the request's text: equal for equal requests only
   * @return null when the request has no key
   * @throws io.mpphub.problem.ProblemException {@code invalid}
   */
  public Idempotency use(Exchange exchange, String request) {
    String key = key(exchange);
    String hash = hash(sha256(), request.getBytes(StandardCharsets.UTF_8));
    return key == null ? null : use(exchange, key, new Fingerprint(hash, hash));
  }

  private static String key(Exchange exchange) {
    String key = Exchanges.header(exchange, "Idempotency-Key");
    if (key != null && !key.matches(KEY)) {
      throw Parameters.invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
    }
    return key;
  }

  private static Idempotency use(Exchange exchange, String key, Fingerprint request) {
    return new Idempotency(Exchanges.client(exchange), key, request);
  }

  private static Fingerprint print(Exchange exchange, MessageDigest bytes, JsonNode body) {
    MessageDigest meaning = sha256();
    meaning.update((Exchanges.address(exchange) + "\n").getBytes(StandardCharsets.UTF_8));
    return new Fingerprint(hash(bytes), hash(meaning, CanonicalJson.of(body)));
  }

  private static String hash(MessageDigest digest, byte... last) {
    return HexFormat.of().formatHex(digest.digest(last));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
