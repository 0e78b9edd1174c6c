package io.mpphub.security.request;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what no handler answered: no path, no stack trace, no message of a library. People at a
 * browser get a page, programs a problem.
 */
@Controller
@RequestMapping("${spring.web.error.path:/error}")
public final class ProblemErrorController implements ErrorController {

  @RequestMapping
  ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      // A client that went after its answer: the server asks for a page all the same.
      return null;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ProblemException failure = ServletProblems.of(status instanceof Integer known ? known : 404);
    String traceId = Trace.of(request).traceId();
    if (!isForPeople(request)) {
      ProblemWriter.write(request, response, failure, traceId);
      return null;
    }
    response.setStatus(failure.code().status());
    return new ModelAndView(
        "error",
        Map.of(
            "title", failure.code().title(), "detail", failure.getMessage(), "traceId", traceId));
  }

  private static boolean isForPeople(HttpServletRequest request) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !path.startsWith("/api/")
        && !path.startsWith("/agency/")
        && !path.startsWith("/ops/api/");
  }
}
