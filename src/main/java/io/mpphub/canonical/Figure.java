package io.mpphub.canonical;

import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An agency's value of one figure of the region.
 *
 * @param measuredOn null when it didn't say
 */
public record Figure(@NotNull @PositiveOrZero BigDecimal value, @NotAhead LocalDate measuredOn) {}
