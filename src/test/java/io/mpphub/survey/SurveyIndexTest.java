package io.mpphub.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.survey.SurveyStore.Totals;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyIndexTest {

  @ParameterizedTest
  @CsvSource({
    // the sum of all scores of so many answers
    "1, 9, 25.00, D",
    "1, 36, 100.00, A",
    "1, 31, 86.11, B",
    "3, 70, 64.81, D",
    "5, 117, 65.00, C",
    "1000, 23398, 64.99, D",
    "1000, 27577, 76.60, C",
    "1000, 27578, 76.61, B",
    "1000, 31790, 88.31, A",
    "1000, 31789, 88.30, B",
    "10000000000, 317898000000, 88.31, A"
  })
  void roundsOnceAtTheEndAndBandsWhatIsShown(long answers, long sum, String index, String band) {
    SurveyIndex summed = SurveyIndex.of(totals(answers, sum));

    assertThat(summed.index()).hasToString(index);
    assertThat(summed.band()).isEqualTo(band);
  }

  @Test
  void keepsTheMeansOfTheElements() {
    SurveyIndex summed =
        SurveyIndex.of(new Totals(3, List.of(12L, 3L, 10L, 9L, 9L, 9L, 9L, 9L, 11L)));

    assertThat(summed.elements())
        .extracting(element -> element.id() + " " + element.mean())
        .startsWith("u1 4.000", "u2 1.000", "u3 3.333")
        .endsWith("u9 3.667");
    // (81 / 3) / 9 x 25 = 75: the rounded means would give 75.00 only by luck
    assertThat(summed.index()).hasToString("75.00");
    assertThat(summed.band()).isEqualTo("C");
  }

  @Test
  void saysNothingWithoutAnswers() {
    SurveyIndex none = SurveyIndex.of(new Totals(0, Collections.nCopies(9, 0L)));

    assertThat(none.index()).isNull();
    assertThat(none.band()).isNull();
    assertThat(none.elements()).isEmpty();
  }

  private static Totals totals(long answers, long sum) {
    return new Totals(answers, List.of(sum, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
  }
}
