package io.mpphub.storage;

import java.util.Optional;

/** One thing that may keep the hub from storing. Asking costs next to nothing and never waits. */
@FunctionalInterface
interface Shortage {

  /** What is short now, a sentence for front ends; empty when nothing is. */
  Optional<String> found();
}
