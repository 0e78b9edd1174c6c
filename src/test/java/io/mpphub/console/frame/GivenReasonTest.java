package io.mpphub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenReasonTest {

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " \t ",
        "repaired\n2026-11-30 WARN root: all is deleted",
        "repaired\r",
        "a\u001b[2Jb",
        "a\u0000b",
        "a\u0085b",
        "a\u2028b",
        "a\u202eb"
      })
  void refusesWhatIsNoLineOfWords(String reason) {
    assertThatThrownBy(() -> GivenReason.checked(reason))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID));
  }

  @Test
  void keepsWordsWithoutNiks() {
    assertThat(GivenReason.checked(" caf\u00e9 of 3508 1041 0190 0001 "))
        .isEqualTo("caf\u00e9 of 3508**********01");
  }
}
