package io.mpphub.security.request;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Answers requests for which there was no thread, or not in time. */
@ControllerAdvice
final class OverloadedHub {

  @ExceptionHandler(TaskRejectedException.class)
  void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(
        request,
        response,
        "The hub is busy with as many requests as it can take; nothing was accepted.");
  }

  @ExceptionHandler(AsyncRequestTimeoutException.class)
  void giveUp(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(
        request,
        response,
        "The hub can't tell whether this is accepted. Repeat it with the same Idempotency-Key.");
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
    ProblemWriter.write(
        request, response, ProblemException.hubUnavailable(detail), Trace.of(request).traceId());
  }
}
