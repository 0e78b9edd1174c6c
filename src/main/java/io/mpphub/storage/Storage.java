package io.mpphub.storage;

import java.util.List;
import java.util.Optional;

/** Whether the hub can store what comes. */
public final class Storage {

  private final List<Shortage> shortages;

  Storage(List<Shortage> shortages) {
    this.shortages = List.copyOf(shortages);
  }

  /** For where nothing is stored. */
  public static Storage unlimited() {
    return new Storage(List.of());
  }

  /** Why nothing can be stored now, a sentence for front ends; empty when it can be. */
  public Optional<String> shortage() {
    return shortages.stream().map(Shortage::found).flatMap(Optional::stream).findFirst();
  }
}
