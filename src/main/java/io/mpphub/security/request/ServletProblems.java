package io.mpphub.security.request;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;

/** Words for the errors that the servlet container and Spring MVC find. */
public final class ServletProblems {

  private ServletProblems() {}

  /**
   * @param status the HTTP status that was to be sent; 0 or less when there was none
   */
  public static ProblemException of(int status) {
    return switch (status) {
      case 401 ->
          ProblemException.of(ProblemCode.UNAUTHENTICATED, "Credentials are missing or wrong.");
      case 403 -> ProblemException.of(ProblemCode.FORBIDDEN, "These credentials don't allow this.");
      case 404, 410 -> ProblemException.of(ProblemCode.NOT_FOUND, "There is nothing here.");
      case 405 ->
          ProblemException.of(
              ProblemCode.METHOD_NOT_ALLOWED, "Use one of the methods in the header Allow.");
      case 406 ->
          ProblemException.of(
              ProblemCode.NOT_ACCEPTABLE,
              "Accept the media type that the contract names for the answer.");
      case 413 -> ProblemException.of(ProblemCode.TOO_LARGE, "The body is too large.");
      case 415 ->
          ProblemException.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Send the body in the media type that the contract names for it.");
      case 422 -> ProblemException.of(ProblemCode.INVALID, "The request breaks a rule.");
      case 429 -> ProblemException.of(ProblemCode.RATE_LIMITED, "Too many requests; slow down.");
      case 503 -> ProblemException.hubUnavailable("The hub is not ready.");
      // Of HTTP itself: another version, a coding or a method that no server here knows.
      case 501, 505 -> ProblemException.of(ProblemCode.MALFORMED, "The request can't be read.");
      default ->
          status >= 400 && status < 500
              ? ProblemException.of(ProblemCode.MALFORMED, "The request can't be read.")
              : ProblemException.of(
                  ProblemCode.INTERNAL, "The hub failed; its operators see why under traceId.");
    };
  }
}
