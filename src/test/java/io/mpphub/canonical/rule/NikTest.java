package io.mpphub.canonical.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NikTest {

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Holder(@Nik String nik) {}

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "3508104101900001", // a woman
        "3508101505850002", // a man
        "3508013101000001", // last day of a month
        "3508017112990001", // a woman on a 31st
        "3508012902000001", // 2000 had a leap day
        "3508016902040001", // 1904 and 2004 had one
        "1101010101019999"
      })
  void acceptsWhatFollowsTheRule(String nik) {
    assertThat(VALIDATOR.validate(new Holder(nik))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "' 3508104101900001', blank before",
    "'3508104101900001 ', blank after",
    "350810410190000, 15 digits",
    "35081041019000011, 17 digits",
    "35081041019O0001, a letter",
    "٣٥٠٨١٠٤١٠١٩٠٠٠٠١, digits of another script",
    "0008104101900001, province 00",
    "3500104101900001, regency 00",
    "3508004101900001, district 00",
    "3508100001900001, day 00",
    "3508103201900001, day 32",
    "3508104001900001, day 40",
    "3508107201900001, a woman on day 32",
    "3508108101900001, day 81",
    "3508103104900001, 31 April",
    "3508107104900001, a woman on 31 April",
    "3508102902010001, leap day of a year that had none",
    "3508103002000001, 30 February",
    "3508104100900001, month 00",
    "3508104113900001, month 13",
    "3508104101900000, serial 0000"
  })
  void refusesWhatBreaksTheRule(String nik, String why) {
    assertThat(VALIDATOR.validate(new Holder(nik))).as(why).hasSize(1);
  }

  @Test
  void neverRepeatsTheValue() {
    assertThat(VALIDATOR.validate(new Holder("3508104101900000")))
        .singleElement()
        .satisfies(v -> assertThat(v.getMessage()).contains("16 digits").doesNotContain("3508"));
  }
}
