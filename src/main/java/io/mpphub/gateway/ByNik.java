package io.mpphub.gateway;

import io.mpphub.canonical.rule.Nik;
import jakarta.validation.constraints.NotNull;

/** A request for the data on one resident. */
public record ByNik(@NotNull @Nik String nik) {

  /** Without names: it may end up in a log. */
  @Override
  public String toString() {
    return "ByNik[]";
  }
}
