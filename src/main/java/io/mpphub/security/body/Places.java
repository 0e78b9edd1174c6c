package io.mpphub.security.body;

import java.util.HashMap;
import java.util.Map;

/**
 * A limited number of places, shared by owners. An owner gets a place while it has fewer than are
 * free: one alone has half of them at most, so that the next one always finds some.
 */
public final class Places {

  private final Map<String, Integer> taken = new HashMap<>();
  private int free;

  public Places(int atATime) {
    this.free = atATime;
  }

  /**
   * Takes a place.
   *
   * @param who wants it
   * @return false when there is none for it
   */
  public synchronized boolean begin(String who) {
    int own = taken.getOrDefault(who, 0);
    if (own >= free) {
      return false;
    }
    taken.put(who, own + 1);
    free--;
    return true;
  }

  public synchronized void end(String who) {
    taken.computeIfPresent(who, (name, own) -> own == 1 ? null : own - 1);
    free++;
  }
}
