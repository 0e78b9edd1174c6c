package io.mpphub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Set;

/**
 * A front end that calls the unified API.
 *
 * @param name as configured; shown to operators
 * @param scopes what it may do, such as {@code residents.read}; {@code *} stands for everything
 */
public record Client(String name, Set<String> scopes) implements Principal {

  static final String ALL = "*";

  public Client {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String getName() {
    return name;
  }

  /** True when the client may do what needs this scope. */
  public boolean may(String scope) {
    return scopes.contains(scope) || scopes.contains(ALL);
  }

  /**
   * Who calls. Works on any thread that holds the request, unlike the security context.
   *
   * @throws IllegalStateException when the request did not come through the unified API
   */
  public static Client of(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Client client) {
      return client;
    }
    throw new IllegalStateException("The request has no client: it passed no API key check.");
  }
}
