package io.mpphub.security.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Bodies on their way to the hub, limited by address and in all. Above a limit, the one that has
 * been on its way longest makes room: an honest body takes milliseconds, and is never that one.
 */
final class OpenBodies {

  /** A body on its way. */
  interface Open {

    /** Returns the sender's address. */
    String address();

    /** Ends it soon. Called at most once, and never after it was closed. */
    void makeRoom();
  }

  private final int perAddress;
  private final int total;
  private final LinkedHashSet<Open> all = new LinkedHashSet<>();
  private final Map<String, Deque<Open>> byAddress = new HashMap<>();

  OpenBodies(int perAddress, int total) {
    this.perAddress = perAddress;
    this.total = total;
  }

  /** Takes a body up, and ends another where there are too many. */
  synchronized void open(Open body) {
    Deque<Open> same = byAddress.computeIfAbsent(body.address(), address -> new ArrayDeque<>());
    all.add(body);
    same.addLast(body);
    if (same.size() > perAddress) {
      end(same.getFirst());
    } else if (all.size() > total) {
      end(all.iterator().next());
    }
  }

  private void end(Open body) {
    remove(body);
    body.makeRoom();
  }

  /** The body is there, or ended: nothing is asked of it any more. */
  synchronized void close(Open body) {
    remove(body);
  }

  private void remove(Open body) {
    if (all.remove(body)) {
      Deque<Open> same = byAddress.get(body.address());
      same.remove(body);
      if (same.isEmpty()) {
        byAddress.remove(body.address());
      }
    }
  }

  synchronized int count() {
    return all.size();
  }
}
