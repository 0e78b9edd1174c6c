package io.mpphub.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes JSON bodies wrong: as trees first, and then as bytes. */
final class SpoiltBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Dice dice;

  SpoiltBodies(Dice dice) {
    this.dice = dice;
  }

  /** Once in some times as it is. */
  byte[] of(JsonNode valid) {
    JsonNode body = valid.deepCopy();
    for (int i = dice.below(3); i > 0; i--) {
      body = spoilt(body);
    }
    String text = body.toString();
    return dice.onceIn(3) ? bytes(text) : text.getBytes(UTF_8);
  }

  private JsonNode spoilt(JsonNode body) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(body, objects);
    if (objects.isEmpty() || dice.onceIn(12)) {
      return odd();
    }
    ObjectNode object = dice.oneOf(objects);
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    switch (dice.below(4)) {
      case 0 -> object.set(dice.oneOf("__proto__", "", "NIK", "$ref", Texts.odd(dice)), odd());
      case 1 ->
          names.stream()
              .skip(names.isEmpty() ? 0 : dice.below(names.size()))
              .findFirst()
              .ifPresent(object::remove);
      default ->
          names.stream()
              .skip(names.isEmpty() ? 0 : dice.below(names.size()))
              .findFirst()
              .ifPresent(name -> object.set(name, odd()));
    }
    return body;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private JsonNode odd() {
    return switch (dice.below(10)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(true);
      case 2 -> JSON.numberNode(new BigDecimal(dice.oneOf("0", "-1", "1.5", "1E+400", "1E-400")));
      case 3 -> JSON.numberNode(BigInteger.TEN.pow(dice.oneOf(10, 18, 20, 300)));
      case 4 -> JSON.arrayNode();
      case 5 -> JSON.objectNode();
      case 6 -> nested(dice.oneOf(2, 20, 400));
      default -> JSON.textNode(Texts.odd(dice));
    };
  }

  private JsonNode nested(int depth) {
    JsonNode inner = JSON.textNode("x");
    for (int i = 0; i < depth; i++) {
      inner = i % 2 == 0 ? new ArrayNode(JSON).add(inner) : JSON.objectNode().set("a", inner);
    }
    return inner;
  }

  private byte[] bytes(String json) {
    byte[] text = json.getBytes(UTF_8);
    return switch (dice.below(14)) {
      case 0 -> new byte[0];
      case 1 -> json.substring(0, dice.below(json.length() + 1)).getBytes(UTF_8);
      case 2 -> (json + dice.oneOf("}", "x", json, "\u0000", " // end")).getBytes(UTF_8);
      case 3 -> ("\ufeff" + json).getBytes(UTF_8);
      case 4 -> json.getBytes(UTF_16);
      case 5 -> json.replace('"', '\'').getBytes(UTF_8);
      case 6 -> json.replaceFirst("\"", "\"\\\\ud800").getBytes(UTF_8);
      case 7 ->
          ("{\"nik\":\"3508104101900001\"," + json.substring(Math.min(1, json.length())))
              .getBytes(UTF_8);
      case 8 -> ("[".repeat(dice.oneOf(1000, 100_000))).getBytes(UTF_8);
      case 9 -> ("{\"a\":".repeat(dice.oneOf(900, 40_000)) + "1").getBytes(UTF_8);
      case 10 ->
          ("{\"service\":\"" + "x".repeat(dice.oneOf(200_000, 300_000)) + "\"}").getBytes(UTF_8);
      case 11 -> dice.bytes(1 + dice.below(60));
      case 12 ->
          json.replaceFirst(":", dice.oneOf(":NaN,\"x\":", ":01,\"x\":", ":+1,\"x\":"))
              .getBytes(UTF_8);
      default -> broken(text);
    };
  }

  /** With one byte that UTF-8 doesn't have. */
  private byte[] broken(byte[] text) {
    if (text.length > 0) {
      text[dice.below(text.length)] = dice.oneOf((byte) 0xff, (byte) 0xc0, (byte) 0x80, (byte) 0);
    }
    return text;
  }
}
