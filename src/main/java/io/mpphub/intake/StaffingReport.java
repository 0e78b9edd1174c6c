package io.mpphub.intake;

import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** The event {@code facility.staffing}. */
record StaffingReport(
    @NotBlank @Size(max = 40) String facilityCode,
    @NotBlank @Size(max = 300) String facility,
    @NotBlank @Size(max = 200) String profession,
    @NotNull @PositiveOrZero Integer count,
    @NotNull @PositiveOrZero Integer activeRegistrations,
    @NotNull @NotAhead LocalDate asOf) {

  FacilityStaffing figures() {
    return new FacilityStaffing(
        facilityCode, facility, profession, count, activeRegistrations, asOf);
  }
}
