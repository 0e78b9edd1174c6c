package io.mpphub.security.client;

import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The configured front ends, for work outside of their calls. */
public final class Clients {

  private final Map<String, Client> byName;

  public Clients(List<ClientKey> keys) {
    byName =
        keys.stream()
            .map(Client::of)
            .collect(Collectors.toUnmodifiableMap(Client::name, client -> client, (a, b) -> a));
  }

  /**
   * As {@link Client#readsAll}; false for one that is not, or not any more, configured.
   *
   * @param client its name
   */
  public boolean readsAll(String client, String resource) {
    Client found = byName.get(client);
    return found != null && found.readsAll(resource);
  }
}
