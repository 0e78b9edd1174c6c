package io.mpphub.security.client;

import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.security.secret.InvalidSecretsException;
import java.util.List;
import java.util.Set;

/** A scope that no operation needs is a slip of the pen: better found at start than by a client. */
public final class KnownScopes {

  private KnownScopes() {}

  /**
   * @throws InvalidSecretsException listing every unknown scope
   */
  public static void check(List<ClientKey> clients, Set<String> known) {
    List<String> faults =
        clients.stream()
            .flatMap(
                client ->
                    client.scopes().stream()
                        .filter(scope -> !scope.equals(Client.ALL) && !known.contains(scope))
                        .sorted()
                        .map(
                            scope ->
                                "client '%s': the scope '%s' does not exist; there are %s and *"
                                    .formatted(client.name(), scope, String.join(", ", known))))
            .toList();
    if (!faults.isEmpty()) {
      throw new InvalidSecretsException(faults);
    }
  }
}
