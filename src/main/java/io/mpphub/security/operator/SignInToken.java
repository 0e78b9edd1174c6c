package io.mpphub.security.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mpphub.security.request.HubSecurityProperties;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token, signed by the hubs, with the operator who is signed in, the beginning and the end: no
 * hub has to remember it, and every hub accepts it until it is signed out. The key is made from the
 * secrets of all clients and operators, which are the same for all hubs; where one is changed, all
 * sign in again.
 */
final class SignInToken {

  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9_-]+)\\.([0-9]{1,12})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]+)");

  /**
   * An operator's sign-in.
   *
   * @param begun time of name and password, in whole seconds
   * @param until in whole seconds
   * @param id of this sign-in, the same after renewals: 22 characters that can't be guessed
   */
  record Claim(String operator, Instant begun, Instant until, String id) {

    static Claim begin(String operator, Instant now, Instant until) {
      byte[] id = new byte[16];
      RANDOM.nextBytes(id);
      return new Claim(operator, now, until, ENCODER.encodeToString(id));
    }

    Claim renewed(Instant later) {
      return new Claim(operator, begun, later, id);
    }
  }

  private final SecretKeySpec key;

  SignInToken(HubSecurityProperties properties) {
    StringBuilder secrets = new StringBuilder("sign-in");
    properties.clients().forEach(client -> add(secrets, client.name(), client.key()));
    properties.operators().forEach(person -> add(secrets, person.name(), person.password()));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secrets.toString().getBytes(UTF_8));
      this.key = new SecretKeySpec(hash, ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(StringBuilder secrets, String name, String secret) {
    // Lengths, so that no two set-ups read the same.
    secrets.append('\n').append(name.length()).append(' ').append(name);
    secrets.append('\n').append(secret.length()).append(' ').append(secret);
  }

  String issue(Claim claim) {
    return ENCODER.encodeToString(claim.operator().getBytes(UTF_8))
        + "."
        + claim.begun().getEpochSecond()
        + "."
        + claim.until().getEpochSecond()
        + "."
        + claim.id()
        + "."
        + ENCODER.encodeToString(sign(claim));
  }

  /** Returns a token's claim, if a hub issued it. The caller decides whether it is still valid. */
  Optional<Claim> read(String token) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String operator = new String(Base64.getUrlDecoder().decode(parts.group(1)), UTF_8);
      Claim claim = new Claim(operator, time(parts.group(2)), time(parts.group(3)), parts.group(4));
      byte[] signature = Base64.getUrlDecoder().decode(parts.group(5));
      return MessageDigest.isEqual(signature, sign(claim)) ? Optional.of(claim) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Not Base64.
      return Optional.empty();
    }
  }

  private static Instant time(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private byte[] sign(Claim claim) {
    String signed =
        String.join(
            " ",
            Long.toString(claim.begun().getEpochSecond()),
            Long.toString(claim.until().getEpochSecond()),
            claim.id(),
            claim.operator());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
