package io.mpphub.readiness;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Measured value of a prerequisite of an MPP Digital on one day.
 *
 * @param source the connector that answered, or {@code file}
 */
public record ReadinessFigure(
    LocalDate measuredOn, BigDecimal value, String source, Instant recordedAt) {}
