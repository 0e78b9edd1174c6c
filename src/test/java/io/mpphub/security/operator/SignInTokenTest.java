package io.mpphub.security.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.security.operator.SignInToken.Claim;
import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.security.request.HubSecurityProperties.Operator;
import io.mpphub.security.request.HubSecurityProperties.OperatorRole;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SignInTokenTest {

  private static final Claim ANI =
      new Claim(
          "ani: .é",
          Instant.parse("2026-11-24T07:30:00Z"),
          Instant.parse("2026-11-24T08:00:00Z"),
          "0123456789-_abcdefghij");

  private final SignInToken hub = hub("mall-key-of-sixteen", "secret");
  private final SignInToken otherHub = hub("mall-key-of-sixteen", "secret");

  @Test
  void isBelievedByEveryHubThatIsSetUpAlike() {
    assertThat(otherHub.read(hub.issue(ANI))).contains(ANI);
  }

  @Test
  void isWorthlessOnceAPasswordOrKeyIsAnotherOne() {
    String token = hub.issue(ANI);

    assertThat(hub("mall-key-of-sixteen", "another").read(token)).isEmpty();
    assertThat(hub("another-key-of-sixteen", "secret").read(token)).isEmpty();
  }

  @Test
  void canNotBeChanged() {
    String[] mine = hub.issue(ANI).split("\\.");
    String[] other =
        hub.issue(Claim.begin("budi", ANI.begun().plusSeconds(9), ANI.until().plusSeconds(9)))
            .split("\\.");

    for (int part = 0; part < mine.length; part++) {
      String[] changed = mine.clone();
      changed[part] = other[part];
      assertThat(hub.read(String.join(".", changed))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.1.b", "YW5p.99999999999999.YW5p", "YW5p.1.YW5p", "a b"})
  void isNotWhatSomebodyMadeUp(String token) {
    assertThat(hub.read(token)).isEmpty();
  }

  @Test
  void holdsNoSecret() {
    assertThat(hub.issue(ANI)).doesNotContain("secret", "mall-key");
  }

  private static SignInToken hub(String key, String password) {
    return new SignInToken(
        new HubSecurityProperties(
            List.of(new ClientKey("mall", key, Set.of("*"), null, null)),
            List.of(new Operator("ani", password, Set.of(OperatorRole.VIEWER))),
            DataSize.ofKilobytes(1),
            null,
            1,
            null,
            null));
  }
}
