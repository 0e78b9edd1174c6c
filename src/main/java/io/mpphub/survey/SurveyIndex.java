package io.mpphub.survey;

import io.mpphub.survey.SurveyStore.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The satisfaction index (SKM) by Permenpan RB 14/2017: the sum of each element's mean times its
 * weight, 1/9, times 25. Whole numbers up to one division at the end: nothing is rounded before.
 *
 * @param answers number of its answers
 * @param index 25 to 100 with two decimals, null without answers
 * @param band A to D, by the index as it is shown; null without answers
 * @param elements empty without answers
 */
record SurveyIndex(long answers, BigDecimal index, String band, List<Element> elements) {

  /**
   * One of the nine.
   *
   * @param mean with three decimals
   */
  record Element(String id, BigDecimal mean) {}

  private static final BigDecimal A = new BigDecimal("88.31");
  private static final BigDecimal B = new BigDecimal("76.61");
  private static final BigDecimal C = new BigDecimal("65.00");
  private static final long FACTOR = 25;

  static SurveyIndex of(Totals totals) {
    long answers = totals.answers();
    if (answers == 0) {
      return new SurveyIndex(0, null, null, List.of());
    }
    List<Long> sums = totals.sums();
    long sum = sums.stream().mapToLong(Long::longValue).sum();
    BigDecimal index = divide(sum * FACTOR, sums.size() * answers, 2);
    List<Element> elements =
        IntStream.range(0, sums.size())
            .mapToObj(i -> new Element("u" + (i + 1), divide(sums.get(i), answers, 3)))
            .toList();
    return new SurveyIndex(answers, index, band(index), elements);
  }

  private static String band(BigDecimal index) {
    if (index.compareTo(A) >= 0) {
      return "A";
    }
    if (index.compareTo(B) >= 0) {
      return "B";
    }
    return index.compareTo(C) >= 0 ? "C" : "D";
  }

  private static BigDecimal divide(long dividend, long divisor, int scale) {
    return BigDecimal.valueOf(dividend)
        .divide(BigDecimal.valueOf(divisor), scale, RoundingMode.HALF_UP);
  }
}
