package io.mpphub.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The ministry's prerequisites for an MPP Digital.
 *
 * @param regency code of the mall's regency, such as 3508
 * @param prerequisites by id; the route asks for each
 */
@Validated
@ConfigurationProperties("hub.readiness")
record ReadinessProperties(
    @NotBlank String regency, @NotEmpty Map<String, @Valid Prerequisite> prerequisites) {

  record Prerequisite(@NotNull BigDecimal minimum, @NotBlank String unit) {}
}
