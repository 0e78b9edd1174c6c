package io.mpphub.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What says, signed by the hubs, who is signed in and until when: no hub has to remember it, and
 * every hub believes it. The key is made from the secrets of all clients and operators, which are
 * the same for all hubs; where one is changed, everybody signs in again.
 */
final class SignInToken {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([0-9]{1,12})\\.([A-Za-z0-9_-]+)");

  /**
   * @param until in whole seconds
   */
  record Claim(String operator, Instant until) {}

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
        + claim.until().getEpochSecond()
        + "."
        + ENCODER.encodeToString(sign(claim));
  }

  /** What a token claims, if a hub issued it. Whether it is still good the caller decides. */
  Optional<Claim> read(String token) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String operator = new String(Base64.getUrlDecoder().decode(parts.group(1)), UTF_8);
      Claim claim = new Claim(operator, Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
      byte[] signature = Base64.getUrlDecoder().decode(parts.group(3));
      return MessageDigest.isEqual(signature, sign(claim)) ? Optional.of(claim) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Not Base64.
      return Optional.empty();
    }
  }

  private byte[] sign(Claim claim) {
    String signed = claim.until().getEpochSecond() + " " + claim.operator();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
