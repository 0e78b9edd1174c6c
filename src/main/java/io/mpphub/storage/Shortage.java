package io.mpphub.storage;

import java.util.Optional;

/** One thing that may keep the hub from storing. Asking costs next to nothing and never waits. */
@FunctionalInterface
interface Shortage {

  /** Returns the current shortage, a sentence for front ends; empty when there is none. */
  Optional<String> found();
}
