package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a codec writes it reads back, for messages made at random from fixed seeds. */
class RoundTripTest {

  private static final int MESSAGES = 500;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Blanks, line ends, quotes, markup, the edges of planes; what XML forbids only for the others.
   */
  private static final String[] PIECES = {
    "Siti", " ", "\t", "\n", "\r", "<", ">", "&", "\"", "'", "]]>", "é", "\u0001", "\uFFFF", "😀",
    "\u2028", "%", "+", "=", "&amp;", "ﷺ", "0", "-", "{{X}}", "\u007f", "\u0085"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void xml(long seed) throws Exception {
    Random random = new Random(seed);
    XmlCodec codec = new XmlCodec();
    for (int i = 0; i < MESSAGES; i++) {
      ObjectNode message = JSON.objectNode();
      message.set("root", element(random, 4));

      assertThat(codec.read(codec.write(message))).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void soapBody(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < MESSAGES; i++) {
      SoapEnvelope codec = new SoapEnvelope(SoapVersion.values()[i % 2], null);
      ObjectNode message = JSON.objectNode();
      message.set("Request", element(random, 3));

      assertThat(codec.read(codec.write(message))).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void form(long seed) throws Exception {
    Random random = new Random(seed);
    FormCodec codec = new FormCodec();
    for (int i = 0; i < MESSAGES; i++) {
      ObjectNode message = JSON.objectNode();
      for (int field = random.nextInt(6); field > 0; field--) {
        message.set(("n" + text(random, true)).strip(), repeated(random, text(random, true)));
      }

      assertThat(codec.read(codec.write(message))).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9})
  void encrypted(long seed) throws Exception {
    Random random = new Random(seed);
    AesGcmHex codec = new AesGcmHex("garam");
    for (int i = 0; i < MESSAGES; i++) {
      JsonNode message = element(random, 3);

      assertThat(codec.read(codec.write(message))).isEqualTo(message);
    }
  }

  /** In the form that reading gives: no array of one, no empty object, text never blank. */
  private static JsonNode element(Random random, int depth) {
    int members = depth == 0 ? 0 : random.nextInt(4);
    ObjectNode element = JSON.objectNode();
    for (int i = 0; i < members; i++) {
      if (random.nextInt(3) == 0) {
        element.put("@a" + i, text(random, false));
      } else {
        JsonNode child = element(random, depth - 1);
        element.set("c" + i, random.nextInt(3) == 0 ? several(random, child, depth) : child);
      }
    }
    if (members > 0 && random.nextInt(4) == 0) {
      element.put("#text", "t" + text(random, false) + "t");
    }
    return element.isEmpty() ? TextNode.valueOf(text(random, false)) : element;
  }

  private static ArrayNode several(Random random, JsonNode first, int depth) {
    return JSON.arrayNode().add(first).add(element(random, depth - 1));
  }

  private static JsonNode repeated(Random random, String value) {
    return random.nextInt(4) == 0
        ? JSON.arrayNode().add(value).add(text(random, true))
        : TextNode.valueOf(value);
  }

  private static String text(Random random, boolean any) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      boolean forbidden = piece.equals("\u0001") || piece.equals("\uFFFF");
      text.append(any || !forbidden ? piece : "\uFFFD");
    }
    return text.toString();
  }
}
