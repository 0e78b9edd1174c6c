package io.mpphub.security.client;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.client.ApiOperations.Operation;
import io.mpphub.security.guess.Caller;
import io.mpphub.security.guess.Guesses;
import io.mpphub.security.guess.TooManyGuessesException;
import io.mpphub.security.request.PlainRequest;
import io.mpphub.security.request.Trace;
import io.mpphub.storage.Storage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Admits a request to the unified API when its key is known, the contract has its operation, the
 * key's client has the scope and a purpose that was agreed, both sides speak the operation's media
 * types, and the hub can store its content. Everything else is answered here, with a problem.
 */
public final class ApiGuard extends OncePerRequestFilter {

  public static final String KEY_HEADER = "X-Api-Key";

  private static final String PURPOSE_HEADER = "X-Purpose";

  private final ClientKeys keys;
  private final ClientRates rates;
  private final ApiOperations operations;
  private final Storage storage;
  private final Guesses guesses;

  public ApiGuard(
      ClientKeys keys,
      ClientRates rates,
      ApiOperations operations,
      Storage storage,
      Guesses guesses) {
    this.rates = rates;
    this.keys = keys;
    this.operations = operations;
    this.storage = storage;
    this.guesses = guesses;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Client client;
    try {
      client = authenticate(request, response);
      rates.count(client, response);
      Operation operation = operation(request, response);
      new ApiCall(operation.id(), operation.template()).keepIn(request);
      if (operation.retirement() != null) {
        operation.retirement().tell(response);
      }
      if (!client.may(operation.scope())) {
        throw ProblemException.of(
            ProblemCode.FORBIDDEN, "This needs the scope {0}.", operation.scope());
      }
      if (operation.says() && !client.maySay(request.getHeader(PURPOSE_HEADER))) {
        throw ProblemException.invalid(
            "The request breaks rules: see errors.",
            List.of(
                new Fault("/" + PURPOSE_HEADER, "must be one that was agreed for this client")));
      }
      MediaTypes.check(request, operation.bodies(), operation.answers());
      checkParameters(request);
      if (operation.stores()) {
        checkStorage();
      }
      admit(client);
    } catch (TooManyGuessesException guessed) {
      ProblemWriter.write(request, response, guessed.problem(), Trace.of(request).traceId());
      return;
    } catch (ProblemException refused) {
      ProblemWriter.write(request, response, refused, Trace.of(request).traceId());
      return;
    }
    chain.doFilter(new OfClient(request, client), response);
  }

  /** None of the contract's is a list: of one that comes twice each reader would take another. */
  private static void checkParameters(HttpServletRequest request) {
    for (String[] values : request.getParameterMap().values()) {
      if (values.length > 1) {
        throw ProblemException.of(
            ProblemCode.MALFORMED, "A parameter of the query may come only once.");
      }
    }
  }

  private Client authenticate(HttpServletRequest request, HttpServletResponse response) {
    String key = request.getHeader(KEY_HEADER);
    Optional<Client> client = keys.find(key);
    if (client.isEmpty()) {
      // A right key is let in despite other calls from its address: it can't be guessed.
      if (key != null) {
        guesses.wrong(Caller.of(Caller.Door.API, request.getRemoteAddr(), null));
      }
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"mpp-hub\"");
    }
    return client.orElseThrow(
        () ->
            ProblemException.of(
                ProblemCode.UNAUTHENTICATED, "Send a valid key in the header X-Api-Key."));
  }

  private Operation operation(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String method = PlainRequest.isHead(request) ? "HEAD" : request.getMethod();
    return operations
        .find(method, path)
        .orElseThrow(
            () -> {
              Set<String> methods = operations.methods(path);
              if (methods.isEmpty()) {
                return ProblemException.of(
                    ProblemCode.NOT_FOUND, "The API has no such path; see /api/v1/openapi.yaml.");
              }
              response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
              return ProblemException.of(
                  ProblemCode.METHOD_NOT_ALLOWED, "Use one of the methods in the header Allow.");
            });
  }

  /** Before anything is read, and before an agency is asked in vain. */
  private void checkStorage() {
    storage
        .shortage()
        .ifPresent(
            shortage -> {
              throw ProblemException.hubUnavailable(shortage);
            });
  }

  private static void admit(Client client) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new PreAuthenticatedAuthenticationToken(
            client,
            "",
            AuthorityUtils.createAuthorityList(client.scopes().toArray(String[]::new))));
    SecurityContextHolder.setContext(context);
  }

  // Camel asks on another thread, where Spring Security's own wrapper has no user.
  private static final class OfClient extends HttpServletRequestWrapper {

    private final Client client;

    OfClient(HttpServletRequest request, Client client) {
      super(request);
      this.client = client;
    }

    @Override
    public Client getUserPrincipal() {
      return client;
    }
  }
}
