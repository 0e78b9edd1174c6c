package io.mpphub.security.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.security.secret.Passwords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class EvenPasswordsTest {

  private static final String ANI = "{noop}pass$word-of-ani";
  private static final String BUDI = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("of-budi");
  private static final String CITRA = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("of-citra");
  private static final String DEWI = "{bcrypt}" + new BCryptPasswordEncoder(5).encode("of-dewi");

  private final List<String> compared = new ArrayList<>();
  private final EvenPasswords passwords =
      new EvenPasswords(List.of(ANI, BUDI, CITRA, DEWI), counting());

  @Test
  void takeTheSameWorkForEveryNameKnownOrNot() {
    for (String right : new String[] {null, ANI, BUDI, CITRA, DEWI}) {
      compared.clear();
      assertThat(passwords.match("wrong", right)).isFalse();
      assertThat(compared).containsExactly("{bcrypt}$2a$04", "{bcrypt}$2a$05", "{noop}pa");
    }
  }

  @Test
  void matchOnlyWhoseTheyAre() {
    assertThat(passwords.match("pass$word-of-ani", ANI)).isTrue();
    assertThat(passwords.match("of-budi", BUDI)).isTrue();
    assertThat(passwords.match("of-citra", CITRA)).isTrue();
    assertThat(passwords.match("of-dewi", DEWI)).isTrue();
    assertThat(passwords.match("of-budi", CITRA)).isFalse();
    assertThat(passwords.match("of-budi", DEWI)).isFalse();
    assertThat(passwords.match("of-budi", null)).isFalse();
    assertThat(passwords.match("pass$word-of-ani", BUDI)).isFalse();
  }

  private PasswordEncoder counting() {
    return new PasswordEncoder() {
      @Override
      public String encode(CharSequence password) {
        return Passwords.ENCODER.encode(password);
      }

      @Override
      public boolean matches(CharSequence given, String stored) {
        compared.add(stored.substring(0, stored.startsWith("{noop}") ? 8 : 14));
        return Passwords.ENCODER.matches(given, stored);
      }
    };
  }
}
