package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.store.IdempotencyKeys;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private final Idempotency use = new Idempotency("mall", "key", "hash");
  private final UUID application = new UUID(1, 2);

  @Test
  void leadsToTheFirstRequestsApplication() {
    assertThat(use.sameRequest(new IdempotencyKeys.Use("hash", application)))
        .isEqualTo(application);
  }

  @Test
  void refusesAnotherRequestWithTheSameKey() {
    assertThatThrownBy(() -> use.sameRequest(new IdempotencyKeys.Use("other", application)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.IDEMPOTENCY_CONFLICT));
  }
}
