package io.mpphub.security.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormParametersTest {

  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  @Test
  void addsTheFormToTheAddress() {
    Map<String, String[]> all = of(FORM, "name=Siti+Aminah&day=1&empty=&bare&%C3%A9=%26");

    assertThat(all.get("name")).containsExactly("Siti Aminah");
    assertThat(all.get("day")).containsExactly("0", "1");
    assertThat(all.get("empty")).containsExactly("");
    assertThat(all.get("bare")).containsExactly("");
    assertThat(all.get("é")).containsExactly("&");
  }

  @Test
  void leavesOutWhatIsNoProperEncoding() {
    assertThat(of(FORM, "a=%zz&b=1&&=2").keySet()).containsExactlyInAnyOrder("day", "b");
  }

  @Test
  void readsNothingElseAsAForm() {
    assertThat(of("application/json", "a=1").keySet()).containsExactly("day");
    assertThat(of(null, "a=1").keySet()).containsExactly("day");
  }

  private static Map<String, String[]> of(String type, String body) {
    return FormParameters.of(Map.of("day", new String[] {"0"}), type, body.getBytes(UTF_8));
  }
}
