package io.mpphub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that can be written in full: of at most 300 digits on either side of the point. */
class NumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E299",
        "-1E299",
        "1E-299",
        "0E300",
        "0E-300",
        "0",
        "12345678901234567890.12345678901"
      })
  void boundsADecimal(String number) {
    assertThat(Numbers.isBounded(DecimalNode.valueOf(new BigDecimal(number)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E300", "-1E300", "1E-302", "0E301", "0E-301", "1E999999999"})
  void refusesADecimalBeyond(String number) {
    assertThat(Numbers.isBounded(DecimalNode.valueOf(new BigDecimal(number)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 601})
  void boundsTheDigitsOfAFraction(int digits) {
    BigDecimal fraction = new BigDecimal("0." + "7".repeat(digits));
    assertThat(Numbers.isBounded(DecimalNode.valueOf(fraction))).isEqualTo(digits == 600);
  }

  static Stream<JsonNode> bounded() {
    return Stream.of(
        LongNode.valueOf(Long.MIN_VALUE),
        BigIntegerNode.valueOf(BigInteger.TEN.pow(299)),
        DoubleNode.valueOf(1e299),
        DoubleNode.valueOf(-0.5));
  }

  static Stream<JsonNode> beyond() {
    return Stream.of(
        BigIntegerNode.valueOf(BigInteger.TEN.pow(300)),
        BigIntegerNode.valueOf(BigInteger.TEN.pow(300).negate()),
        DoubleNode.valueOf(1e300),
        DoubleNode.valueOf(Double.POSITIVE_INFINITY),
        DoubleNode.valueOf(Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void boundsEachKindOfNumber(JsonNode number) {
    assertThat(Numbers.isBounded(number)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void refusesEachKindOfNumberBeyond(JsonNode number) {
    assertThat(Numbers.isBounded(number)).isFalse();
  }
}
