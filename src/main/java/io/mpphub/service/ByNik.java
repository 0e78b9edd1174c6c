package io.mpphub.service;

import io.mpphub.canonical.Nik;
import jakarta.validation.constraints.NotNull;

/** Asks for what is known of one resident. */
record ByNik(@NotNull @Nik String nik) {

  /** Names nobody: it may end up in a log. */
  @Override
  public String toString() {
    return "ByNik[]";
  }
}
