package io.mpphub.intake;

import io.mpphub.canonical.rule.Nib;
import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The event {@code business.registered}.
 *
 * @param issuedOn null when the register didn't say
 * @param address null when the register didn't say
 */
record RegisteredBusiness(
    @NotNull @Nib String nib,
    @NotBlank @Size(max = 500) String name,
    @NotBlank @Size(max = 40) String status,
    @NotAhead LocalDate issuedOn,
    @Size(max = 2000) String address) {

  ReportedBusiness reported() {
    return new ReportedBusiness(nib, name, status, issuedOn, address);
  }
}
