package io.mpphub.canonical;

import io.mpphub.canonical.rule.Nik;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A resident's wish for a place in a slot of the counters. */
public record BookingRequest(
    @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be the id of a slot")
        String slotId,
    @NotNull @Nik String nik) {

  /** Without names: a request may end up in a log line. */
  @Override
  public String toString() {
    return "BookingRequest[slotId=" + slotId + "]";
  }
}
