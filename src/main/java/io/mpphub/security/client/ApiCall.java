package io.mpphub.security.client;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request to the unified API as the contract has it.
 *
 * @param operation the contract's {@code operationId}
 * @param template the contract's path, with the API's prefix and its parameters in braces
 */
public record ApiCall(String operation, String template) {

  private static final String ATTRIBUTE = ApiCall.class.getName();

  /** Null for a request that the API's door has not let through. */
  public static ApiCall of(HttpServletRequest request) {
    return (ApiCall) request.getAttribute(ATTRIBUTE);
  }

  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
