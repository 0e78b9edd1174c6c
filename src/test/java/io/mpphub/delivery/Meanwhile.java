package io.mpphub.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a walk does while calls are under way. */
final class Meanwhile {

  /**
   * What a walk does while a call is under way.
   *
   * @param at of which operation; null for whatever is called next
   */
  record During(String at, boolean beforeItArrives, Move move) {

    private boolean isAt(String name) {
      return at == null ? !name.equals(OPENED) : at.equals(name);
    }
  }

  /** Where an attempt has begun and nothing is called yet. */
  static final String OPENED = "opened";

  private static final Set<Move.What> BY_PEOPLE = EnumSet.of(Move.What.WITHDRAW, Move.What.DECIDE);

  private final List<During> all = new ArrayList<>();

  void add(During next) {
    all.add(next);
  }

  /** No faults any more; what people do is none. */
  void calm() {
    all.removeIf(next -> !BY_PEOPLE.contains(next.move().what()));
  }

  /** Null for nothing. */
  During at(String operation) {
    for (During next : all) {
      if (next.isAt(operation)) {
        all.remove(next);
        return next;
      }
    }
    return null;
  }
}
