package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * The government API bus's encrypted body, {@code {"data":"<hex>"}}: AES-256-GCM under the SHA-256
 * of a salt; the hex is the 12 bytes of the IV, the encrypted JSON and the 16 bytes of the tag.
 *
 * <p>A body without a text in {@code data} is not encrypted and is read as it is: the bus's own
 * errors are plain. A wrong key, a changed body and a truncated one all fail.
 */
public final class AesGcmHex implements BodyCodec {

  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final String MEMBER = "data";

  private final BodyCodec json = new JsonCodec();
  private final BytesEncryptor aes;

  public AesGcmHex(String salt) {
    this(salt, KeyGenerators.secureRandom(IV_BYTES));
  }

  /**
   * @param ivs gives 12 bytes, never the same twice: two messages under one IV give the key away
   */
  public AesGcmHex(String salt, BytesKeyGenerator ivs) {
    this.aes = AesGcmBytesEncryptor.withSecretKey(key(salt)).ivGenerator(ivs).build();
  }

  private static SecretKey key(String salt) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new SecretKeySpec(sha256.digest(salt.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
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
      if (bytes.length >= IV_BYTES + TAG_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidBodyException("has a 'data' that is not the hex of an IV, a text and a tag");
  }

  private byte[] decrypt(byte[] bytes) throws InvalidBodyException {
    try {
      return aes.decrypt(bytes);
    } catch (IllegalStateException e) {
      throw new InvalidBodyException("can't be decrypted: another key, or changed on its way");
    }
  }

  @Override
  public byte[] write(JsonNode message) throws InvalidBodyException {
    String hex = HexFormat.of().formatHex(aes.encrypt(json.write(message)));
    return json.write(JsonNodeFactory.instance.objectNode().put(MEMBER, hex));
  }

  @Override
  public String contentType() {
    return json.contentType();
  }
}
