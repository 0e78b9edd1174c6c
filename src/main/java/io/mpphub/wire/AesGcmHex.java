package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The government API bus's encrypted body, {@code {"data":"<hex>"}}: AES-256-GCM under the SHA-256
 * of a salt; the hex is the 12 bytes of the IV, the encrypted JSON and the 16 bytes of the tag.
 *
 * <p>What comes without a text in {@code data} is not encrypted and is read as it is: the bus's own
 * errors are plain. A wrong key, a changed body and a truncated one all fail.
 */
public final class AesGcmHex implements BodyCodec {

  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String MEMBER = "data";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final BodyCodec json = new JsonCodec();
  private final SecretKeySpec key;
  private final Supplier<byte[]> ivs;

  public AesGcmHex(String salt) {
    this(salt, AesGcmHex::randomIv);
  }

  /**
   * @param ivs gives 12 bytes, never the same twice: two messages under one IV give the key away
   */
  public AesGcmHex(String salt, Supplier<byte[]> ivs) {
    this.ivs = ivs;
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      this.key = new SecretKeySpec(sha256.digest(salt.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static byte[] randomIv() {
    byte[] iv = new byte[IV_BYTES];
    RANDOM.nextBytes(iv);
    return iv;
  }

  @Override
  public JsonNode read(byte[] body) throws InvalidBodyException {
    JsonNode outer = json.read(body);
    JsonNode data = outer.path(MEMBER);
    return data.isTextual() ? json.read(decrypt(bytes(data.textValue()))) : outer;
  }

  private static byte[] bytes(String hex) throws InvalidBodyException {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex.strip());
      if (bytes.length >= IV_BYTES + TAG_BITS / 8) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidBodyException("has a 'data' that is not the hex of an IV, a text and a tag");
  }

  private byte[] decrypt(byte[] bytes) throws InvalidBodyException {
    try {
      GCMParameterSpec iv = new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES);
      return cipher(Cipher.DECRYPT_MODE, iv).doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES);
    } catch (GeneralSecurityException e) {
      throw new InvalidBodyException("can't be decrypted: another key, or changed on its way");
    }
  }

  @Override
  public byte[] write(JsonNode message) throws InvalidBodyException {
    byte[] iv = ivs.get();
    try {
      byte[] encrypted =
          cipher(Cipher.ENCRYPT_MODE, new GCMParameterSpec(TAG_BITS, iv))
              .doFinal(json.write(message));
      byte[] bytes =
          ByteBuffer.allocate(iv.length + encrypted.length).put(iv).put(encrypted).array();
      String hex = HexFormat.of().formatHex(bytes);
      return json.write(JsonNodeFactory.instance.objectNode().put(MEMBER, hex));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, GCMParameterSpec iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, iv);
    return cipher;
  }

  @Override
  public String contentType() {
    return json.contentType();
  }
}
