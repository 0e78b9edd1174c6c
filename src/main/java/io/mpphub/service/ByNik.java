package io.mpphub.service;

import io.mpphub.canonical.Nik;
import jakarta.validation.constraints.NotNull;

/** A request for the data on one resident. */
record ByNik(@NotNull @Nik String nik) {

  /** Without names: it may end up in a log. */
  @Override
  public String toString() {
    return "ByNik[]";
  }
}
