package io.mpphub.connector.receive;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.Supplier;

/** Proof that a call is from the agency. */
interface CallerProof {

  /** Of HTTP Basic. */
  String AUTHORIZATION = "Authorization";

  /**
   * @param headers gives a header's value, null when the call has none
   * @param message asked only when the proof depends on it; gives null when it can't be read
   */
  boolean holds(Function<String, String> headers, Supplier<JsonNode> message);

  /**
   * Returns the proof that an inbound operation requires.
   *
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  static CallerProof of(Auth auth, OperationContext context) throws InvalidMappingException {
    if (auth instanceof Auth.Sha1Token token) {
      return new Sha1Proof(token, context);
    }
    return ofHeader(auth, context.secrets());
  }

  /** A proof that is a header, and needs no message. */
  static CallerProof ofHeader(Auth auth, Secrets secrets) {
    if (auth instanceof Auth.Basic basic) {
      String pair = secrets.resolve(basic.username()) + ":" + secrets.resolve(basic.password());
      return header(
          AUTHORIZATION,
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    Auth.ApiKey key = (Auth.ApiKey) auth;
    return header(key.header(), key.prefix() + secrets.resolve(key.value()));
  }

  /** Returns the place of the proof, or of a part of it. */
  static String header(Auth auth) {
    if (auth instanceof Auth.Sha1Token token) {
      return token.header();
    }
    return auth instanceof Auth.ApiKey key ? key.header() : AUTHORIZATION;
  }

  private static CallerProof header(String name, String value) {
    return (headers, message) -> same(value, headers.apply(name));
  }

  /** Takes as long for a wrong text as for the right one. */
  static boolean same(String expected, String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
