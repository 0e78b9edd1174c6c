package io.mpphub.intake;

import java.time.LocalDate;

/**
 * A business as the national register reported it last.
 *
 * @param issuedOn null when the register didn't say
 * @param address null when the register didn't say
 */
public record ReportedBusiness(
    String nib, String name, String status, LocalDate issuedOn, String address) {}
