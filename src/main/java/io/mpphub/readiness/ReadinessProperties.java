package io.mpphub.readiness;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The ministry's prerequisites for an MPP Digital.
 *
 * @param regency code of the mall's regency, such as 3508
 * @param refresh how old a figure may be before its agency is asked again
 * @param prerequisites by id, in the order in which they are shown
 */
@Validated
@ConfigurationProperties("hub.readiness")
record ReadinessProperties(
    @NotBlank String regency,
    @DefaultValue("1h") Duration refresh,
    @NotEmpty Map<String, @Valid Prerequisite> prerequisites) {

  /**
   * One of them.
   *
   * @param title for people, in English
   * @param titleId in Indonesian
   * @param minimum the figure that must be reached
   * @param source the connector that the route asks, null when only the file has figures
   * @param file CSV with the columns {@code measuredOn,value}, null when there is none
   */
  record Prerequisite(
      @NotBlank String title,
      @NotBlank String titleId,
      @NotNull BigDecimal minimum,
      @NotBlank String unit,
      String source,
      Path file) {}
}
