package io.mpphub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {

  @Test
  void leavesTheRegionAndTheLastTwoDigitsOfANik() {
    assertThat(Masks.nik("3508104101900001")).isEqualTo("3508**********01");
  }

  @Test
  void hidesWhatIsTooShortToBeANik() {
    assertThat(Masks.nik("350810")).isEqualTo("******");
    assertThat(Masks.nik(null)).isNull();
  }

  @Test
  void masksEachNikInAText() {
    assertThat(Masks.text("3508104101900001 and (3508105203880003)."))
        .isEqualTo("3508**********01 and (3508**********03).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3508104101900001",
        "3508 1041 0190 0001",
        "35-08-10-410190-0001",
        "3508.1041.0190.0001",
        "350810 410190 0001"
      })
  void masksANikHoweverItIsWritten(String nik) {
    assertThat(Masks.text("licence of " + nik + ", renewed"))
        .isEqualTo("licence of 3508**********01, renewed");
  }

  @Test
  void leavesOtherNumbersAlone() {
    assertThat(Masks.text("2026-11-24, 12345678901234567, 42"))
        .isEqualTo("2026-11-24, 12345678901234567, 42");
    assertThat(Masks.text(null)).isNull();
  }
}
