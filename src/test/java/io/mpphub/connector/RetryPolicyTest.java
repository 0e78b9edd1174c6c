package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void pausesGrowUpToTheLongest() {
    RetryPolicy policy = new RetryPolicy(9, Duration.ofSeconds(2), 3, Duration.ofMinutes(1));

    assertThat(policy.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.pauseAfter(2)).isEqualTo(Duration.ofSeconds(6));
    assertThat(policy.pauseAfter(3)).isEqualTo(Duration.ofSeconds(18));
    assertThat(policy.pauseAfter(5)).isEqualTo(Duration.ofMinutes(1));
    assertThat(policy.pauseAfter(5000)).isEqualTo(Duration.ofMinutes(1));
  }
}
