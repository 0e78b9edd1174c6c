package io.mpphub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.canonical.rule.Nib;
import io.mpphub.canonical.rule.StrNumber;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormsTest {

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Business(@Nib String nib) {}

  private record Worker(@StrNumber String str) {}

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"9120001234567", "0000000000000"})
  void acceptsANib(String nib) {
    assertThat(VALIDATOR.validate(new Business(nib))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "912000123456", "91200012345678", "912000123456A", "9120 00123456"})
  void refusesWhatIsNoNib(String nib) {
    assertThat(VALIDATOR.validate(new Business(nib)))
        .singleElement()
        .satisfies(v -> assertThat(v.getMessage()).isEqualTo("must be a NIB: 13 digits"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"AB00001234567890", "1602522171234567", "123456", "12345678901234567890"})
  void acceptsAnStrNumberOfEachStyle(String str) {
    assertThat(VALIDATOR.validate(new Worker(str))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab00001234567890",
        "AB0000123456789",
        "AB000012345678901",
        "A1600001234567890",
        "12345",
        "123456789012345678901",
        "16 02 5 2 2 17-1234567"
      })
  void refusesWhatIsNoStrNumber(String str) {
    assertThat(VALIDATOR.validate(new Worker(str))).hasSize(1);
  }
}
