package io.mpphub.canonical.read;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  private static final RequestReader READER =
      new RequestReader(Validation.buildDefaultValidatorFactory().getValidator());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,"b":{"c":[1,2],"d":null}} | {\t"b" : {"d":null, "c":[ 1,2 ]} , "a":1 }
          {"name":"Siti/Aminah é"}         | {"n\\u0061me":"Siti\\/Aminah \\u00e9"}
          ["😀"]                           | ["\\ud83d\\ude00"]
          [100]                            | [1e2]
          [100]                            | [100.00]
          [0]                              | [-0.0]
          [0.1]                            | [1E-1]
          """)
  void isTheSameForTheSameValue(String one, String other) {
    assertThat(canonical(other)).isEqualTo(canonical(one)).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}                | {"a":"1"}
          {"a":null}             | {}
          [1,2]                  | [2,1]
          [""]                   | []
          [0.1]                  | [0.10000000000000000001]
          [9007199254740992]     | [9007199254740993]
          ["e\u0301"]            | ["\u00e9"]
          """)
  void tellsOtherValuesApart(String one, String other) {
    assertThat(canonical(other)).isNotEqualTo(canonical(one));
  }

  private static String canonical(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new String(
        CanonicalJson.of(READER.tree(new ByteArrayInputStream(bytes))), StandardCharsets.UTF_8);
  }
}
