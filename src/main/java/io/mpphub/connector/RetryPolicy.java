package io.mpphub.connector;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * When a delivery that failed for a while is tried again: exponential, from {@code first} by {@code
 * multiplier} up to {@code max}, at most {@code attempts} tries in all.
 */
public record RetryPolicy(
    @Min(1) @Max(100) int attempts,
    @DurationMin(millis = 100) Duration first,
    @DecimalMin("1.0") double multiplier,
    @DurationMin(millis = 100) Duration max) {

  /** Eight tries over about an hour and a half. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(8, Duration.ofSeconds(2), 3, Duration.ofHours(1));

  /**
   * The pause before the next try, without jitter.
   *
   * @param failed number of failed attempts, at least 1
   */
  public Duration pauseAfter(int failed) {
    double millis = first.toMillis() * Math.pow(multiplier, failed - 1);
    return millis >= max.toMillis() ? max : Duration.ofMillis((long) millis);
  }
}
