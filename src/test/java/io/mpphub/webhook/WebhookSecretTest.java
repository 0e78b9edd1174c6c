package io.mpphub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

  /** The example of the Standard Webhooks specification. */
  @Test
  void signsAsTheStandardDoes() {
    WebhookSecret secret =
        new WebhookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    String signature =
        secret.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isLockedForTheDatabaseAndOpenedAgain() {
    WebhookSecret secret = WebhookSecret.random();
    SecretBox box = new SecretBox("the first key of this test", "");
    String locked = box.lock(secret);

    assertThat(secret.shown()).matches("whsec_[A-Za-z0-9+/=]{44}");
    assertThat(box.open(locked).shown()).isEqualTo(secret.shown());
    assertThat(box.lock(secret)).isNotEqualTo(locked);
    assertThat(secret.toString()).isEqualTo("WebhookSecret[]");
  }

  @Test
  void canStillBeOpenedAfterTheKeyWasChanged() {
    WebhookSecret secret = WebhookSecret.random();
    String locked = new SecretBox("the first key of this test", "").lock(secret);
    SecretBox changed = new SecretBox("the second key of this test", "the first key of this test");
    SecretBox stranger = new SecretBox("the second key of this test", "");

    assertThat(changed.open(locked).shown()).isEqualTo(secret.shown());
    assertThatThrownBy(() -> stranger.open(locked)).isInstanceOf(IllegalStateException.class);
  }
}
