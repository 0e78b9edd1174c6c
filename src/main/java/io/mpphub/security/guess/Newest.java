package io.mpphub.security.guess;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was used least lately. For one thread at a time. */
final class Newest<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  Newest(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
