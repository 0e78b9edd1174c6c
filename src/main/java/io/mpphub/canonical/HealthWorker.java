package io.mpphub.canonical;

import io.mpphub.canonical.rule.Claims;
import io.mpphub.canonical.rule.Consistent;
import io.mpphub.canonical.rule.Nik;
import io.mpphub.canonical.rule.StrNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/**
 * A health worker as the health human-resources system knows them.
 *
 * @param registration the STR, null when the worker has none
 * @param practices one for each place where the worker practises, empty when there is none
 * @param source the connector that answered
 */
public record HealthWorker(
    @NotNull @Nik String nik,
    @NotBlank String name,
    Sex sex,
    String profession,
    @Valid Registration registration,
    @NotNull List<@Valid Practice> practices,
    @NotBlank String source) {

  public HealthWorker {
    practices = practices == null ? List.of() : List.copyOf(practices);
  }

  /**
   * An STR: the right to work in a profession.
   *
   * @param validUntil the last day, null when it is lifelong
   * @param active false when it lapsed or was withdrawn
   */
  @Consistent
  public record Registration(
      @NotNull @StrNumber String number, LocalDate validUntil, @NotNull Boolean active)
      implements Claims {

    /** One that has ended is not active. */
    @Override
    public boolean isConsistent(LocalDate yesterday) {
      return validUntil == null || active == null || !active || !validUntil.isBefore(yesterday);
    }
  }

  /**
   * A place of practice.
   *
   * @param licenceNumber the SIP for this place, null when it has none; it contains slashes
   * @param validUntil the licence's last day, null when unknown
   */
  public record Practice(@NotBlank String facility, String licenceNumber, LocalDate validUntil) {}

  /** Without names: a record of a health worker may end up in a log line. */
  @Override
  public String toString() {
    return "HealthWorker[source=" + source + "]";
  }
}
