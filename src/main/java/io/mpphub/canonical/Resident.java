package io.mpphub.canonical;

import io.mpphub.canonical.rule.Nik;
import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/**
 * A resident, alive and active in the population registry. Members that the registry left out are
 * null.
 *
 * @param birthDate a day of the region's zone
 * @param familyCardNumber 16 digits, kept as text; null when unknown
 * @param source the connector that answered
 */
public record Resident(
    @NotNull @Nik String nik,
    @NotBlank String name,
    String birthPlace,
    @NotAhead LocalDate birthDate,
    Sex sex,
    @Pattern(regexp = "[0-9]{16}") String familyCardNumber,
    MaritalStatus maritalStatus,
    @Valid Address address,
    @NotBlank String source) {

  /** Where a resident is registered. Parts that the registry left out are null. */
  public record Address(
      String street,
      @Pattern(regexp = "[0-9]{3}") String rt,
      @Pattern(regexp = "[0-9]{3}") String rw,
      String village,
      String district,
      String regency,
      String province) {}

  /** Without names: a record of a resident may end up in a log line. */
  @Override
  public String toString() {
    return "Resident[source=" + source + "]";
  }
}
