package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as agencies write them, with all their digits. */
final class Numbers {

  /** Longer numbers have no meaning, and other programs read infinity. */
  private static final int MOST_DIGITS = 300;

  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,300}([.,]\\d{1,300})?");

  private static final String GROUPS = "[1-9]\\d{0,2}(\\.\\d{3})+(,\\d{1,2})?";

  /** {@code 1.250.000,00}, or without groups; a dot before one or two digits is a decimal point. */
  private static final Pattern RUPIAH =
      Pattern.compile("-?(" + GROUPS + "|\\d{1,30}([.,]\\d{1,2})?)");

  private static final Pattern GROUPED = Pattern.compile("-?" + GROUPS);

  private static final int SEN_DIGITS = 2;

  private Numbers() {}

  /** Whether it is a number that can be written in full, and that other programs can hold. */
  static boolean isBounded(JsonNode number) {
    if (number.isIntegralNumber()) {
      return !number.isBigInteger() || isBounded(new BigDecimal(number.bigIntegerValue()));
    }
    return number.isBigDecimal()
        ? isBounded(number.decimalValue())
        : Double.isFinite(number.doubleValue()) && isBounded(number.decimalValue());
  }

  private static boolean isBounded(BigDecimal number) {
    return number.signum() == 0
        ? Math.abs((long) number.scale()) <= MOST_DIGITS
        : Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
            && Math.abs((long) number.scale()) <= 2L * MOST_DIGITS;
  }

  /** Without an exponent, and without a fraction where that is zero. */
  static String text(JsonNode number) {
    BigDecimal exact = number.decimalValue();
    return isWhole(exact) ? exact.toBigInteger().toString() : exact.toPlainString();
  }

  /**
   * @throws NumberFormatException when it is no number
   */
  static JsonNode number(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    return node(new BigDecimal(text.replace(',', '.')));
  }

  /**
   * @throws NumberFormatException when it is no sum of money
   */
  static JsonNode rupiah(String text) {
    if (!RUPIAH.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    String digits = GROUPED.matcher(text).matches() ? text.replace(".", "") : text;
    return node(new BigDecimal(digits.replace(',', '.')));
  }

  /**
   * A sum that JSON has as a number: its point is never one of groups.
   *
   * @throws NumberFormatException when it has parts of a sen
   */
  static JsonNode rupiah(BigDecimal sum) {
    if (!isWhole(sum) && sum.stripTrailingZeros().scale() > SEN_DIGITS) {
      throw new NumberFormatException();
    }
    return node(sum);
  }

  /** Returns the number, as a whole one where it is. */
  static JsonNode node(BigDecimal exact) {
    if (!isWhole(exact)) {
      return DecimalNode.valueOf(exact);
    }
    BigInteger whole = exact.toBigInteger();
    if (whole.bitLength() < Integer.SIZE) {
      return IntNode.valueOf(whole.intValue());
    }
    return whole.bitLength() < Long.SIZE
        ? LongNode.valueOf(whole.longValue())
        : BigIntegerNode.valueOf(whole);
  }

  private static boolean isWhole(BigDecimal exact) {
    return exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
  }
}
