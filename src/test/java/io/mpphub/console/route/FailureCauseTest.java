package io.mpphub.console.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.sql.SQLException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

class FailureCauseTest {

  @Test
  void saysWhatAnAgencyAnswered() {
    FailureCause cause = FailureCause.of(agency(Outcome.TRANSIENT, 503, "The agency is busy."));

    assertThat(cause)
        .isEqualTo(new FailureCause("transient", "The agency is busy. (HTTP 503)", true));
  }

  @Test
  void takesAnAnswerForNoTrouble() {
    FailureCause cause = FailureCause.of(agency(Outcome.NOT_FOUND, 200, "No such resident."));

    assertThat(cause).isEqualTo(new FailureCause("not-found", "No such resident.", false));
  }

  @Test
  void findsTheCauseThatCamelWrapped() {
    AgencyException agency = agency(Outcome.UNREADABLE, null, "Not JSON.");

    assertThat(FailureCause.of(new RuntimeCamelException(agency)).code()).isEqualTo("unreadable");
  }

  @Test
  void tellsTheCallersFaultFromTheHubs() {
    assertThat(FailureCause.of(ProblemException.of(ProblemCode.INVALID, "No.")))
        .isEqualTo(new FailureCause("invalid", "No.", false));
    assertThat(FailureCause.of(ProblemException.of(ProblemCode.HUB_UNAVAILABLE, "Full.")).trouble())
        .isTrue();
  }

  @Test
  void neverQuotesAnExceptionThatMayHoldPersonalData() {
    FailureCause cause = FailureCause.of(new SQLException("Duplicate key 3508104101900001"));

    assertThat(cause.code()).isEqualTo("internal");
    assertThat(cause.text()).contains("SQLException").doesNotContain("3508", "Duplicate");
  }

  private static AgencyException agency(Outcome outcome, Integer status, String reason) {
    return new AgencyException("dukcapil", "find-resident", outcome, status, null, reason);
  }
}
