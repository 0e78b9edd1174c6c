package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;

class AesGcmHexTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] IV = HexFormat.of().parseHex("000102030405060708090a0b");

  private final AesGcmHex codec = new AesGcmHex("garam", new FixedIv());

  /** Made with another implementation: node's {@code crypto}. */
  private static final String BY_NODE =
      "000102030405060708090a0b3cdefe5e4ac2775061ed8e60580dc6ab527c754ff15fbf516a6a23a5045e5f20f6faafac450c12c696eae329ccba48465c23c68753c427f2711e08ad479b1ad15a45";

  @Test
  void readsAndWritesWhatOthersDo() throws Exception {
    JsonNode message = JSON.readTree("{\"items\":[{\"no_izin\":\"500.16.7.2/SIPB/000/2026\"}]}");

    assertThat(codec.read(utf8("{\"data\":\"" + BY_NODE + "\"}"))).isEqualTo(message);
    assertThat(
            codec.read(utf8("{\"data\":\"" + BY_NODE.toUpperCase(java.util.Locale.ROOT) + "\"}")))
        .isEqualTo(message);
    assertThat(new String(codec.write(message), StandardCharsets.UTF_8))
        .isEqualTo("{\"data\":\"" + BY_NODE + "\"}");
  }

  @Test
  void neverUsesAnIvTwice() throws Exception {
    AesGcmHex random = new AesGcmHex("garam");
    JsonNode message = JSON.readTree("{}");

    assertThat(random.write(message)).isNotEqualTo(random.write(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"900901\",\"message\":\"Invalid Credentials\"}",
        "{\"data\":{\"id\":1}}",
        "[]",
        "{}"
      })
  void readsPlainErrorsAsTheyAre(String plain) throws Exception {
    assertThat(codec.read(utf8(plain))).isEqualTo(JSON.readTree(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "xyz", "00", "000102030405060708090a0b0c0d0e0f101112131415161718191a"})
  void refusesWhatIsNoHexOfEnough(String data) {
    assertThatThrownBy(() -> codec.read(utf8("{\"data\":\"" + data + "\"}")))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessage("has a 'data' that is not the hex of an IV, a text and a tag");
  }

  @Test
  void refusesAnotherKeyAndAChangedBody() {
    byte[] body = utf8("{\"data\":\"" + BY_NODE + "\"}");
    assertThatThrownBy(() -> new AesGcmHex("gula").read(body))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessageContaining("another key");

    String changed = BY_NODE.substring(0, 40) + (BY_NODE.charAt(40) == '0' ? '1' : '0');
    byte[] other = utf8("{\"data\":\"" + changed + BY_NODE.substring(41) + "\"}");
    assertThatThrownBy(() -> codec.read(other)).isInstanceOf(InvalidBodyException.class);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The vector of the example. */
  private static final class FixedIv implements BytesKeyGenerator {

    @Override
    public int getKeyLength() {
      return IV.length;
    }

    @Override
    public byte[] generateKey() {
      return IV.clone();
    }
  }
}
