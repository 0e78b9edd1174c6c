package io.mpphub.canonical;

import io.mpphub.canonical.rule.Claims;
import io.mpphub.canonical.rule.Consistent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Times at the counters of the mall, in the order of their beginning. */
public record CounterSlots(@NotNull List<@NotNull @Valid Slot> slots) {

  /**
   * A time at a counter.
   *
   * @param title the counter's, for people
   * @param capacity number of residents that can be served
   * @param free number of places left
   */
  @Consistent
  public record Slot(
      @NotBlank String id,
      @NotBlank String counter,
      @NotBlank String title,
      @NotNull Instant startsAt,
      @NotNull Instant endsAt,
      @NotNull @PositiveOrZero Integer capacity,
      @NotNull @PositiveOrZero Integer free)
      implements Claims {

    /** A time doesn't end before it begins, nor are more places left than there are. */
    @Override
    public boolean isConsistent(LocalDate yesterday) {
      return (startsAt == null || endsAt == null || !endsAt.isBefore(startsAt))
          && (capacity == null || free == null || free <= capacity);
    }
  }
}
