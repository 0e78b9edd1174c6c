package io.mpphub.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Encrypts webhooks' secrets for the database: AES-256-GCM, with a key of the configuration. */
final class SecretBox {

  private static final int NONCE = 12;

  private final BytesEncryptor current;
  private final BytesEncryptor previous;

  /**
   * @param key at least 32 characters
   * @param previousKey empty for none
   */
  SecretBox(String key, String previousKey) {
    this.current = encryptor(key);
    this.previous = previousKey.isEmpty() ? null : encryptor(previousKey);
  }

  String lock(WebhookSecret secret) {
    return Base64.getEncoder().encodeToString(current.encrypt(secret.bytes()));
  }

  /**
   * @throws IllegalStateException when neither key opens it
   */
  WebhookSecret open(String locked) {
    byte[] bytes = Base64.getDecoder().decode(locked);
    try {
      return new WebhookSecret(current.decrypt(bytes));
    } catch (IllegalStateException e) {
      if (previous == null) {
        throw e;
      }
      return new WebhookSecret(previous.decrypt(bytes));
    }
  }

  private static BytesEncryptor encryptor(String key) {
    return AesGcmBytesEncryptor.withSecretKey(aes(key))
        .ivGenerator(KeyGenerators.secureRandom(NONCE))
        .build();
  }

  private static SecretKey aes(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(hash, "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
