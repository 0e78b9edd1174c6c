package io.mpphub.canonical;

import io.mpphub.canonical.rule.Claims;
import io.mpphub.canonical.rule.Consistent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A place in the queue of a counter.
 *
 * @param number the resident's number in the queue of this slot, from 1
 */
@Consistent
public record Booking(
    @NotBlank String id,
    @NotBlank String slotId,
    @NotBlank String counter,
    @NotNull Instant startsAt,
    @NotNull Instant endsAt,
    @NotNull @Positive Integer number)
    implements Claims {

  /** A time doesn't end before it begins. */
  @Override
  public boolean isConsistent(LocalDate yesterday) {
    return startsAt == null || endsAt == null || !endsAt.isBefore(startsAt);
  }
}
