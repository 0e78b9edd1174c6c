package io.mpphub.canonical;

import io.mpphub.canonical.rule.Nib;
import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A business as the national business register knows it.
 *
 * @param status {@code active} when it may operate, else a word that says why not
 * @param issuedOn when its number was issued, null when unknown
 * @param source the connector that answered
 */
public record Business(
    @NotNull @Nib String nib,
    @NotBlank String name,
    @NotBlank String status,
    @NotAhead LocalDate issuedOn,
    @NotBlank String source) {}
