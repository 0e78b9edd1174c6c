package io.mpphub.storage;

import java.util.List;
import java.util.Optional;

/** State of the hub's stores: whether it can store requests. */
public final class Storage {

  private final List<Shortage> shortages;

  Storage(List<Shortage> shortages) {
    this.shortages = List.copyOf(shortages);
  }

  /** For where nothing is stored. */
  public static Storage unlimited() {
    return new Storage(List.of());
  }

  /**
   * Returns the reason for which nothing can be stored now, a sentence for front ends; empty when
   * there is none.
   */
  public Optional<String> shortage() {
    return shortages.stream().map(Shortage::found).flatMap(Optional::stream).findFirst();
  }
}
