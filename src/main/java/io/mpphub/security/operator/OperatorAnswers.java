package io.mpphub.security.operator;

import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.guess.TooManyGuessesException;
import io.mpphub.security.request.ServletProblems;
import io.mpphub.security.request.Trace;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Answers to callers refused at the operators' doors: pages for people, else problems. */
final class OperatorAnswers {

  private OperatorAnswers() {}

  static AuthenticationEntryPoint asksForSignIn() {
    AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SignInPage.PATH);
    return (request, response, failure) -> {
      if (SignInConfiguration.isForPrograms(request)) {
        asksForPassword(request, response, failure);
      } else if (failure instanceof TooManyGuessesException guesses) {
        letWait(request, response, guesses);
      } else {
        page.commence(request, response, failure);
      }
    };
  }

  static void asksForPassword(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof TooManyGuessesException guesses) {
      ProblemWriter.write(request, response, guesses.problem(), Trace.of(request).traceId());
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"MPP Hub operators\"");
      ProblemWriter.write(request, response, ServletProblems.of(401), Trace.of(request).traceId());
    }
  }

  /** The form again. Nothing of it is kept at the hub. */
  static AuthenticationFailureHandler asksAgain() {
    SimpleUrlAuthenticationFailureHandler form =
        new SimpleUrlAuthenticationFailureHandler(SignInPage.PATH + "?error");
    form.setAllowSessionCreation(false);
    return (request, response, failure) -> {
      if (failure instanceof TooManyGuessesException guesses) {
        letWait(request, response, guesses);
      } else {
        form.onAuthenticationFailure(request, response, failure);
      }
    };
  }

  private static void letWait(
      HttpServletRequest request, HttpServletResponse response, TooManyGuessesException guesses)
      throws IOException, ServletException {
    response.setStatus(429);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(guesses.seconds()));
    request.setAttribute(SignInPage.PAUSE, guesses.seconds());
    request.getRequestDispatcher(SignInPage.PAUSED).forward(request, response);
  }

  static AccessDeniedHandler forbids() {
    return (request, response, failure) -> {
      if (SignInConfiguration.isForPrograms(request)) {
        ProblemWriter.write(
            request, response, ServletProblems.of(403), Trace.of(request).traceId());
      } else {
        response.sendError(403);
      }
    };
  }
}
