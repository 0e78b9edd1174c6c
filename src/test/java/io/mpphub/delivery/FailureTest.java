package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "NOT_FOUND", "INACTIVE"})
  void takesTheAgencysNoForFinal(Outcome outcome) {
    Failure failure = failure(outcome, false);

    assertThat(failure.kind()).isEqualTo(Failure.Kind.REJECTED);
    assertThat(failure.cause()).isEqualTo("said so");
    assertThat(failure.httpStatus()).isEqualTo(500);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSIENT", "UNREADABLE"})
  void triesAgainWhateverMayPass(Outcome outcome) {
    assertThat(failure(outcome, false).kind()).isEqualTo(Failure.Kind.RETRY);
  }

  @Test
  void holdsTheConnectorWhenTheHubItselfIsSetUpWrongly() {
    assertThat(failure(Outcome.MISCONFIGURED, false).kind()).isEqualTo(Failure.Kind.HOLD);
    assertThat(failure(Outcome.MISCONFIGURED, false).toHold()).isEqualTo("licensing");
    assertThat(failure(Outcome.TRANSIENT, false).toHold()).isNull();
    assertThat(failure(Outcome.MISCONFIGURED, false).cause())
        .isEqualTo("The hub is misconfigured for licensing: said so");
  }

  @Test
  void knowsWhenTheAgencyMayHaveDoneIt() {
    assertThat(failure(Outcome.TRANSIENT, true).maybeApplied()).isTrue();
    assertThat(failure(Outcome.UNREADABLE, false).maybeApplied()).isTrue();
  }

  /** A gateway's 5xx says nothing of what the agency behind it did. */
  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504", "599", "408"})
  void doubtsWhatAGatewayAnswered(int status) {
    assertThat(answer(Outcome.TRANSIENT, status).maybeApplied()).isTrue();
    assertThat(answer(Outcome.MISCONFIGURED, status).maybeApplied()).isTrue();
    assertThat(answer(Outcome.TRANSIENT, status).ofQuestion().maybeApplied()).isFalse();
  }

  @Test
  void isSureOfWhatNeverArrivedAndOfTheAgencysNo() {
    assertThat(
            Failure.of(
                    AgencyException.unanswered(
                        "licensing", "submit", Reach.NO_CONNECTION, null, "refused"),
                    "licensing")
                .maybeApplied())
        .isFalse();
    assertThat(answer(Outcome.TRANSIENT, 429).maybeApplied()).isFalse();
    assertThat(answer(Outcome.REJECTED, 500).maybeApplied()).isFalse();
    assertThat(answer(Outcome.MISCONFIGURED, 401).maybeApplied()).isFalse();
  }

  @Test
  void countsNoTryWhenNothingWasSent() {
    Failure failure =
        Failure.of(TestConnectors.notSent("licensing", Duration.ofSeconds(30)), "licensing");

    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_SENT);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(failure.maybeApplied()).isFalse();
  }

  @Test
  void comesBackAtOnceWhenNobodyKnowsForHowLongNothingIsSent() {
    Duration unknown =
        Failure.of(TestConnectors.notSent("licensing", null), "licensing").retryAfter();
    Duration forAnHour =
        Failure.of(TestConnectors.notSent("licensing", Duration.ofHours(1)), "licensing")
            .retryAfter();

    assertThat(unknown).isEqualTo(Duration.ofSeconds(2));
    assertThat(forAnHour).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void countsNoTryWhenAnOperatorStoppedTheRoute() {
    Exception stopped = new DirectConsumerNotAvailableException("none", null);

    assertThat(Failure.of(stopped, "licensing").kind()).isEqualTo(Failure.Kind.NOT_SENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID", "NOT_FOUND", "INACTIVE"})
  void takesAFailedCheckForFinal(ProblemCode code) {
    Failure failure = Failure.of(ProblemException.of(code, "no active STR"), "licensing");

    assertThat(failure.kind()).isEqualTo(Failure.Kind.REJECTED);
    assertThat(failure.cause()).isEqualTo("no active STR");
  }

  @Test
  void listsWhatAFailedCheckFound() {
    ProblemException invalid =
        ProblemException.invalid(
            "The applicant can't apply.",
            List.of(
                new ProblemException.Fault("/applicant/nik", "The applicant can't apply."),
                new ProblemException.Fault("/data/facility", "The place is closed.")));

    assertThat(Failure.of(invalid, "licensing").cause())
        .isEqualTo("The applicant can't apply. The place is closed.");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "AGENCY_UNAVAILABLE",
        "AGENCY_TIMEOUT",
        "AGENCY_INVALID_RESPONSE",
        "AGENCY_REFUSED",
        "RATE_LIMITED",
        "INTERNAL"
      })
  void triesAChecksAgainWhenItCouldNotBeMade(ProblemCode code) {
    ProblemException problem =
        ProblemException.atAgency(code, "later", "dukcapil", Duration.ofSeconds(7));

    assertThat(Failure.of(problem, "licensing").kind()).isEqualTo(Failure.Kind.RETRY);
    assertThat(Failure.of(problem, "licensing").retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  /** Such as a reading that can't be noted: the question stayed here, and that costs no try. */
  @Test
  void takesWhatTheHubCouldNotDoForNotSent() {
    Failure failure =
        Failure.of(
            ProblemException.atAgency(
                ProblemCode.HUB_UNAVAILABLE, "later", null, Duration.ofSeconds(7)),
            "licensing");

    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_SENT);
    assertThat(failure.outcome()).isEqualTo("not-sent");
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void tellsNothingOfAnUnexpectedException() {
    Failure failure =
        Failure.of(new IllegalStateException("NIK 3508104101900001 is odd"), "licensing");

    assertThat(failure.kind()).isEqualTo(Failure.Kind.RETRY);
    assertThat(failure.maybeApplied()).isTrue();
    assertThat(failure.cause()).doesNotContain("3508104101900001");
  }

  private static Failure answer(Outcome outcome, int status) {
    return Failure.of(
        new AgencyException("licensing", "submit", outcome, status, null, "said so"), "licensing");
  }

  private static Failure failure(Outcome outcome, boolean timeout) {
    return Failure.of(
        timeout
            ? AgencyException.unanswered("licensing", "submit", Reach.TIMED_OUT, null, "said so")
            : new AgencyException("licensing", "submit", outcome, 500, null, "said so"),
        "licensing");
  }
}
