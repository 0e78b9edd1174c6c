package io.mpphub.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Outcome;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemsTest {

  private static final Problems PROBLEMS = new Problems(null, new Reasons(new ConnectorRegistry()));

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, false, NOT_FOUND, ",
    "INACTIVE, false, INACTIVE, ",
    "REJECTED, false, AGENCY_REFUSED, ",
    "MISCONFIGURED, false, AGENCY_REFUSED, ",
    "UNREADABLE, false, AGENCY_INVALID_RESPONSE, ",
    "TRANSIENT, false, AGENCY_UNAVAILABLE, 10",
    "TRANSIENT, true, AGENCY_TIMEOUT, 10",
  })
  void agencysOutcomeBecomesACode(
      Outcome outcome, boolean timeout, ProblemCode code, Long retryAfter) {
    ProblemException problem = PROBLEMS.toProblem(failure(outcome, timeout, null));

    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.connector()).isEqualTo("dukcapil");
    assertThat(problem.getMessage()).isEqualTo("Why.");
    assertThat(problem.retryAfter())
        .isEqualTo(retryAfter == null ? null : Duration.ofSeconds(retryAfter));
  }

  @Test
  void tellsWhenTheAgencyWantsToBeAskedAgain() {
    Duration untilMidnight = Duration.ofHours(3);

    assertThat(PROBLEMS.toProblem(failure(Outcome.TRANSIENT, false, untilMidnight)).retryAfter())
        .isEqualTo(untilMidnight);
  }

  @Test
  void databaseThatIsDownMakesTheHubUnavailable() {
    assertThat(PROBLEMS.toProblem(new DataAccessResourceFailureException("x")).code())
        .isEqualTo(ProblemCode.HUB_UNAVAILABLE);
    assertThat(PROBLEMS.toProblem(new CannotCreateTransactionException("x")).code())
        .isEqualTo(ProblemCode.HUB_UNAVAILABLE);
  }

  @Test
  void whatNobodyForesawShowsNothingOfItself() {
    ProblemException problem =
        PROBLEMS.toProblem(new IllegalStateException("NIK 3508104101900001 in com.example.Secret"));

    assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL);
    assertThat(problem.getMessage()).doesNotContain("3508").doesNotContain("Secret");
  }

  private static AgencyException failure(Outcome outcome, boolean timeout, Duration retryAfter) {
    return timeout
        ? AgencyException.unanswered(
            "dukcapil", "find-resident", Reach.TIMED_OUT, retryAfter, "Why.")
        : new AgencyException("dukcapil", "find-resident", outcome, null, retryAfter, "Why.");
  }
}
