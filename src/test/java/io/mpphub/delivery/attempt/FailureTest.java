package io.mpphub.delivery.attempt;

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

  @Test
  void asksWhatStandsWhenTheAgencyDecidedAtTheSameMoment() {
    assertThat(Failure.crossed())
        .isEqualTo(
            new Failure(
                Failure.Kind.RETRY,
                "delivered",
                null,
                null,
                true,
                "The agency decided at the same moment; it is asked what stands",
                null,
                false));
  }

  @Test
  void namesTheRouteThatIsStopped() {
    assertThat(Failure.of(new DirectConsumerNotAvailableException("none", null), "licensing"))
        .isEqualTo(
            new Failure(
                Failure.Kind.NOT_SENT,
                "not-sent",
                null,
                null,
                false,
                "The route to licensing is stopped",
                null,
                false));
  }

  @Test
  void keepsWhatTheRecordSays() {
    assertThat(failure(Outcome.NOT_FOUND, false).outcome()).isEqualTo("not-found");
    assertThat(failure(Outcome.UNREADABLE, false).cause())
        .isEqualTo("The answer of licensing can't be read: said so");
    assertThat(Failure.of(TestConnectors.notSent("licensing", null), "licensing").outcome())
        .isEqualTo("not-sent");
    assertThat(Failure.of(new IllegalStateException(), "licensing"))
        .isEqualTo(
            new Failure(
                Failure.Kind.RETRY,
                "internal",
                null,
                null,
                true,
                "The hub failed; see its log at this time",
                null,
                false));
  }

  @Test
  void waitsAsLongAsTheAgencyAsks() {
    assertThat(asked(Outcome.TRANSIENT, Duration.ofHours(2)).retryAfter())
        .isEqualTo(Duration.ofHours(2));
    assertThat(asked(Outcome.TRANSIENT, null).retryAfter()).isNull();
    // A hold lasts until an operator ends it, whatever the agency asks for.
    assertThat(asked(Outcome.MISCONFIGURED, Duration.ofHours(2)).retryAfter())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void isPutOffByTheHubForWhatTheHubKnows() {
    Duration minute = Duration.ofMinutes(1);

    assertThat(asked(Outcome.MISCONFIGURED, minute).isOfHub()).isTrue();
    assertThat(Failure.of(TestConnectors.notSent("licensing", minute), "licensing").isOfHub())
        .isTrue();
    assertThat(asked(Outcome.TRANSIENT, minute).isOfHub()).isFalse();
    assertThat(Failure.of(new IllegalStateException(), "licensing").isOfHub()).isFalse();
  }

  @Test
  void isCertainOnlyOfRefusedCredentials() {
    assertThat(answer(Outcome.MISCONFIGURED, 401).isCertain()).isTrue();
    assertThat(answer(Outcome.MISCONFIGURED, 407).isCertain()).isTrue();
    assertThat(answer(Outcome.MISCONFIGURED, 403).isCertain()).isFalse();
    assertThat(
            Failure.of(
                    AgencyException.ofCredentials("licensing", "submit", 200, "said so"),
                    "licensing")
                .isCertain())
        .isTrue();
  }

  @Test
  void isTriedAgainAsThisMessagesAffair() {
    Failure hold = answer(Outcome.MISCONFIGURED, 503);

    assertThat(hold.ofThisMessage())
        .isEqualTo(
            new Failure(
                Failure.Kind.RETRY, "misconfigured", 503, null, true, hold.cause(), null, false));
  }

  @Test
  void isNotFinalYetWhenItIsToComeAgain() {
    Failure no = answer(Outcome.NOT_FOUND, 404);

    assertThat(no.after(Duration.ofSeconds(9)))
        .isEqualTo(
            new Failure(
                Failure.Kind.RETRY,
                "not-found",
                404,
                Duration.ofSeconds(9),
                false,
                "said so",
                null,
                false));
  }

  @Test
  void leavesAllButTheDoubtWhenItWasAQuestion() {
    Failure failure = answer(Outcome.MISCONFIGURED, 401);

    assertThat(failure.ofQuestion()).isEqualTo(failure);
    assertThat(answer(Outcome.TRANSIENT, 503).ofQuestion().httpStatus()).isEqualTo(503);
  }

  @Test
  void cutsACauseThatTheDatabaseCanNotHold() {
    assertThat(caused("x".repeat(1000))).isEqualTo("x".repeat(1000));
    assertThat(caused("x".repeat(1001))).isEqualTo("x".repeat(999) + "\u2026");
  }

  private static String caused(String cause) {
    return new Failure(Failure.Kind.RETRY, "any", null, null, false, cause, null, false).cause();
  }

  private static Failure asked(Outcome outcome, Duration retryAfter) {
    return Failure.of(
        new AgencyException("licensing", "submit", outcome, 500, retryAfter, "said so"),
        "licensing");
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
