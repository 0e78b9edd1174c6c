package io.mpphub.gateway;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.jdbc.Unstorable;
import io.mpphub.problem.Problem;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The last step of a request that failed: answers in the one error model. An unforeseen failure is
 * logged with its trace id and answered as {@code internal}.
 */
@Component("problems")
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration HELD = Duration.ofMinutes(1);

  private final Exchanges exchanges;
  private final Reasons reasons;

  Problems(Exchanges exchanges, Reasons reasons) {
    this.reasons = reasons;
    this.exchanges = exchanges;
  }

  public void render(Exchange exchange) {
    // Without effect but for a request that no service took.
    exchanges.open(exchange);
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String traceId = Exchanges.traceId(exchange);
    ProblemException failure = toProblem(cause);
    if (failure.code() == ProblemCode.INTERNAL || failure.code() == ProblemCode.HUB_UNAVAILABLE) {
      log(traceId, failure.code(), cause);
    }
    exchanges.reply(
        exchange,
        failure.code().status(),
        Problem.MEDIA_TYPE,
        Problem.from(failure, traceId, Exchanges.language(exchange)));
    if (failure.retryAfter() != null) {
      exchange.getMessage().setHeader("Retry-After", Math.max(1, failure.retryAfter().toSeconds()));
    }
  }

  private static void log(String traceId, ProblemCode code, Exception cause) {
    if (cause instanceof ProblemException foreseen) {
      LOG.warn("Request {} failed: {}", traceId, foreseen.getMessage());
    } else if (code == ProblemCode.HUB_UNAVAILABLE) {
      // Without a trace: in an outage there are as many as requests.
      LOG.warn("Request {} can't be served: {}", traceId, cause.getClass().getSimpleName());
    } else {
      LOG.error("Request {} failed", traceId, cause);
    }
  }

  ProblemException toProblem(Exception cause) {
    if (cause instanceof ProblemException problem) {
      return problem;
    }
    if (cause instanceof AgencyException agency) {
      return ProblemException.atAgency(
          code(agency), reasons.of(agency), agency.connector(), retryAfter(agency));
    }
    if (Unstorable.isCauseOf(cause)) {
      return ProblemException.invalid(
          "The request breaks a rule.", List.of(new Fault("", "holds what can't be stored")));
    }
    if (cause instanceof DataAccessException || cause instanceof TransactionException) {
      return ProblemException.hubUnavailable(
          "The hub can't store anything now; nothing was accepted.");
    }
    if (cause instanceof DirectConsumerNotAvailableException) {
      return ProblemException.atAgency(
          ProblemCode.AGENCY_UNAVAILABLE,
          "This is not in use now: the hub's operators hold it, or the agency's connector does not run.",
          null,
          HELD);
    }
    return ProblemException.of(
        ProblemCode.INTERNAL, "The hub failed; its operators see why under traceId.");
  }

  private static ProblemCode code(AgencyException failure) {
    return switch (failure.outcome()) {
      case NOT_FOUND -> ProblemCode.NOT_FOUND;
      case INACTIVE -> ProblemCode.INACTIVE;
      case REJECTED, MISCONFIGURED -> ProblemCode.AGENCY_REFUSED;
      case UNREADABLE, OK -> ProblemCode.AGENCY_INVALID_RESPONSE;
      case TRANSIENT ->
          failure.reach() == Reach.TIMED_OUT
              ? ProblemCode.AGENCY_TIMEOUT
              : ProblemCode.AGENCY_UNAVAILABLE;
    };
  }

  private static Duration retryAfter(AgencyException failure) {
    if (failure.retryAfter() != null) {
      return failure.retryAfter();
    }
    return code(failure).status() >= 503 ? SOON : null;
  }
}
