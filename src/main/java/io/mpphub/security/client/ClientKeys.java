package io.mpphub.security.client;

import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * Knows clients by their keys. Keeps only hashes of the keys, and takes the same time whichever key
 * is wrong in whichever place.
 */
public final class ClientKeys {

  private record Entry(Client client, byte[] hash) {}

  private final List<Entry> entries;

  public ClientKeys(List<ClientKey> keys) {
    entries = keys.stream().map(k -> new Entry(Client.of(k), hash(k.key()))).toList();
  }

  /**
   * @param key null when the request has none
   */
  public Optional<Client> find(String key) {
    if (key == null || key.isEmpty()) {
      return Optional.empty();
    }
    byte[] presented = hash(key);
    Client found = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash(), presented)) {
        found = entry.client();
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
