package io.mpphub.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

  private static final String TAG = EntityTag.of("{}".getBytes(UTF_8));

  @Test
  void isTheSameForTheSameBytesOnly() {
    assertThat(TAG)
        .isEqualTo(EntityTag.of("{}".getBytes(UTF_8)))
        .isNotEqualTo(EntityTag.of("{ }".getBytes(UTF_8)))
        .matches("\"[A-Za-z0-9_-]{22}\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
  void isFoundAmongThoseThatTheCallerHas(String header) {
    assertThat(EntityTag.isIn(header.formatted(TAG), TAG)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"other\"", "\"", ",,,", "W/", "q1Ej8Jm2pPpC9Yp3b0sVxA"})
  void isNotFoundInAnythingElse(String header) {
    assertThat(EntityTag.isIn(header, TAG)).isFalse();
    assertThat(EntityTag.isIn(null, TAG)).isFalse();
  }
}
