package io.mpphub.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {

  private final ClientKeys keys =
      new ClientKeys(
          List.of(
              new ClientKey("mall", "mall-key-of-sixteen", Set.of("*"), null, null),
              new ClientKey("kiosk", "kiosk-key-of-sixteen", Set.of("services.read"), null, null)));

  @Test
  void findsTheClientOfAKey() {
    assertThat(keys.find("kiosk-key-of-sixteen"))
        .hasValueSatisfying(
            client -> {
              assertThat(client.name()).isEqualTo("kiosk");
              assertThat(client.may("services.read")).isTrue();
              assertThat(client.may("residents.read")).isFalse();
            });
  }

  @Test
  void takesAStarForEveryScope() {
    assertThat(keys.find("mall-key-of-sixteen"))
        .hasValueSatisfying(client -> assertThat(client.may("residents.read")).isTrue());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"mall", "mall-key-of-sixteen ", "MALL-KEY-OF-SIXTEEN", "mall-key-of-sixtee"})
  void knowsNobodyByAWrongKey(String key) {
    assertThat(keys.find(key)).isEmpty();
  }

  @Test
  void keepsOnlyPurposesThatWereAgreed() {
    Client agreed =
        Client.of(new ClientKey("mall", "k", Set.of("*"), null, Set.of("Permohonan izin")));
    Client free = Client.of(new ClientKey("kiosk", "k", Set.of("*"), null, null));
    String told = "Siti Aminah 3508 1041 0190 0001";

    assertThat(agreed.purpose(" Permohonan izin ")).isEqualTo("Permohonan izin");
    assertThat(agreed.maySay("Permohonan izin")).isTrue();
    assertThat(agreed.maySay(null)).isTrue();
    assertThat(agreed.maySay(told)).isFalse();
    assertThat(agreed.purpose(told)).isNull();
    assertThat(free.maySay(told)).isTrue();
    assertThat(free.purpose(told)).isNull();
  }

  @Test
  void keepsKeysOutOfText() {
    assertThat(new ClientKey("mall", "mall-key-of-sixteen", Set.of("*"), null, null).toString())
        .doesNotContain("mall-key");
    assertThat(new HubSecurityProperties.Operator("ani", "geheim", Set.of()).toString())
        .doesNotContain("geheim");
  }
}
