package io.mpphub.security.request;

import io.mpphub.problem.Problem;
import io.mpphub.problem.ProblemWriter;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers the requests that the server refuses before any filter sees them, such as one whose line
 * breaks HTTP: a {@link Problem} in place of the server's own page.
 */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      Trace trace = Trace.of(request);
      response.setHeader(RequestTrace.TRACEPARENT, trace.traceparent());
      response.setHeader(RequestTrace.CORRELATION_ID, trace.correlationId());
      ProblemWriter.write(
          request, response.getResponse(), ServletProblems.of(status), trace.traceId());
      response.finishResponse();
    } catch (IOException gone) {
      // The caller is gone.
      response.setSuspended(true);
    }
  }
}
