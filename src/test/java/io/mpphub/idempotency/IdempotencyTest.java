package io.mpphub.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyTest {

  private final Idempotency use =
      new Idempotency("mall", "key", new Fingerprint("bytes", "meaning"));
  private final UUID application = new UUID(1, 2);

  /** A key from before hubs noted the meaning has none. */
  @ParameterizedTest
  @CsvSource({"bytes, meaning", "written anew, meaning", "bytes,"})
  void leadsToTheFirstRequestsApplication(String bytes, String meaning) {
    assertThat(use.sameRequest(first(bytes, meaning))).isEqualTo(application);
  }

  @ParameterizedTest
  @CsvSource({"other, other", "bytes, sent to another address", "other,"})
  void refusesAnotherRequestWithTheSameKey(String bytes, String meaning) {
    assertThatThrownBy(() -> use.sameRequest(first(bytes, meaning)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.IDEMPOTENCY_CONFLICT));
  }

  private IdempotencyKeys.Use first(String bytes, String meaning) {
    return new IdempotencyKeys.Use(new Fingerprint(bytes, meaning), application);
  }
}
