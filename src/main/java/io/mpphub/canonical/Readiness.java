package io.mpphub.canonical;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether the region meets the ministry's prerequisites for an MPP Digital.
 *
 * @param ready true when every prerequisite is met
 */
public record Readiness(boolean ready, @NotNull List<@Valid Prerequisite> prerequisites) {

  /** Ready when all the prerequisites are met. */
  public static Readiness of(List<Prerequisite> prerequisites) {
    return new Readiness(
        prerequisites.stream().allMatch(Prerequisite::met), List.copyOf(prerequisites));
  }

  /**
   * One figure that must be reached.
   *
   * @param value what was measured last, null when nothing has been
   * @param measuredOn the day of the measurement, null when unknown
   * @param source the connector that answered, or {@code file}
   */
  public record Prerequisite(
      @NotBlank String id,
      BigDecimal value,
      @NotNull BigDecimal minimum,
      @NotBlank String unit,
      boolean met,
      LocalDate measuredOn,
      @NotBlank String source) {

    /** Met when there is a value and it is not below the minimum. */
    public static Prerequisite of(
        String id,
        BigDecimal value,
        BigDecimal minimum,
        String unit,
        LocalDate measuredOn,
        String source) {
      boolean met = value != null && value.compareTo(minimum) >= 0;
      return new Prerequisite(id, value, minimum, unit, met, measuredOn, source);
    }
  }
}
