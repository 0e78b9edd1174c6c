package io.mpphub.security;

import io.mpphub.security.agency.AgencyProof;
import io.mpphub.security.body.BodyPermission;
import io.mpphub.security.client.ApiGuard;
import io.mpphub.security.client.ApiOperations;
import io.mpphub.security.client.Client;
import io.mpphub.security.client.ClientKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Asks for the proof before the body, at each door where the proof is a header. */
final class ProofBeforeBody implements BodyPermission {

  private static final String API = "/api/v1/";
  private static final String AGENCIES = "/agency/";

  private final ClientKeys keys;
  private final ApiOperations operations;
  private final AgencyProof agencies;

  ProofBeforeBody(ClientKeys keys, ApiOperations operations, AgencyProof agencies) {
    this.keys = keys;
    this.operations = operations;
    this.agencies = agencies;
  }

  @Override
  public Need of(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith(API)) {
      return find(request)
          .map(client -> operation(client, request.getMethod(), path))
          .orElse(Need.NONE);
    }
    return path.startsWith(AGENCIES) && !agencies.of(request).verdict().mayHold()
        ? Need.NONE
        : Need.WHOLE;
  }

  @Override
  public String client(HttpServletRequest request) {
    return find(request).map(Client::name).orElse("");
  }

  private Optional<Client> find(HttpServletRequest request) {
    return keys.find(request.getHeader(ApiGuard.KEY_HEADER));
  }

  private Need operation(Client client, String method, String path) {
    Optional<ApiOperations.Operation> operation = operations.find(method, path);
    if (operation.isEmpty() || !client.may(operation.get().scope())) {
      return Need.NONE;
    }
    return operation.get().streams() ? Need.STREAM : Need.WHOLE;
  }
}
