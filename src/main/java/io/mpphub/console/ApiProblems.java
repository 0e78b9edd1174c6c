package io.mpphub.console;

import io.mpphub.console.connector.ConnectorApi;
import io.mpphub.console.invalid.InvalidApi;
import io.mpphub.console.letter.DeadLetterApi;
import io.mpphub.console.letter.LetterRunApi;
import io.mpphub.console.message.MessageApi;
import io.mpphub.console.route.RouteApi;
import io.mpphub.jdbc.Unstorable;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.request.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers failed calls of {@code /ops/api} in the hub's one error model. */
@RestControllerAdvice(
    assignableTypes = {
      RouteApi.class,
      ConnectorApi.class,
      MessageApi.class,
      DeadLetterApi.class,
      LetterRunApi.class,
      InvalidApi.class
    })
class ApiProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  @ExceptionHandler
  void problem(ProblemException failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemWriter.write(request, response, failure, Trace.of(request).traceId());
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  void database(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Unstorable.isCauseOf(failure)) {
      problem(
          ProblemException.of(ProblemCode.INVALID, "The request holds what can't be stored."),
          request,
          response);
      return;
    }
    LOG.error("The console can't read the database", failure);
    problem(
        ProblemException.of(ProblemCode.HUB_UNAVAILABLE, "The hub's database doesn't answer."),
        request,
        response);
  }
}
