package io.mpphub.security.client;

import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Set;

/**
 * A front end that calls the unified API.
 *
 * @param name as configured; shown to operators, and stored with its applications
 * @param scopes its rights, such as {@code residents.read}; {@code *} stands for all operations
 * @param purposes agreed purposes of reading residents' data; empty when none were agreed
 */
public record Client(String name, Set<String> scopes, Set<String> purposes) implements Principal {

  static final String ALL = "*";

  /** Ends the scopes that open what other clients made. */
  static final String READ_ALL = ".read.all";

  public Client {
    scopes = Set.copyOf(scopes);
    purposes = Set.copyOf(purposes);
  }

  static Client of(ClientKey key) {
    Set<String> purposes = key.purposes() == null ? Set.of() : key.purposes();
    return new Client(key.name(), key.scopes(), purposes);
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
   * True when it may also read what other clients made. Its other scopes don't say whose data it
   * sees: {@code *} doesn't include this scope, it has to be named.
   *
   * @param resource such as {@code applications}
   */
  public boolean readsAll(String resource) {
    return scopes.contains(resource + READ_ALL);
  }

  /** False for a purpose that is not among the agreed ones, where there are some. */
  boolean maySay(String purpose) {
    return purposes.isEmpty() || purpose == null || purpose.isBlank() || purpose(purpose) != null;
  }

  /**
   * Returns the purpose to record for a read. Only agreed purposes are recorded, since free text
   * may hold a name.
   *
   * @param said null when it doesn't say
   * @return null when it was not agreed
   */
  public String purpose(String said) {
    String purpose = said == null ? "" : said.strip();
    return purposes.contains(purpose) ? purpose : null;
  }

  /**
   * Returns the client of a call. Works on any thread that holds the request, unlike the security
   * context.
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
