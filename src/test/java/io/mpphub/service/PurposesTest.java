package io.mpphub.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurposesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3508104101900001",
        "3508 1041 0190 0001",
        "35-08-10-410190-0001",
        "3508.1041.0190.0001",
        "350810 410190 0001"
      })
  void keepsNoNikHoweverItIsWritten(String nik) {
    assertThat(Purposes.kept("licence of " + nik + ", renewed"))
        .isEqualTo("licence of [nik], renewed");
  }

  @Test
  void keepsTheRest() {
    assertThat(Purposes.kept("practice licence 2026-11-30"))
        .isEqualTo("practice licence 2026-11-30");
    assertThat(Purposes.kept(null)).isNull();
  }
}
