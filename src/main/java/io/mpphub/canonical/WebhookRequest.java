package io.mpphub.canonical;

import io.mpphub.canonical.rule.ServiceId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;

/**
 * A front end's wish to be told of changes.
 *
 * @param description null for none
 * @param events null for all types of events
 * @param services null for those of all services
 */
public record WebhookRequest(
    @NotNull String url,
    @Size(max = 200, message = "must have at most 200 characters") String description,
    @Size(min = 1, message = "must not be empty")
        Set<
                @NotNull
                @Pattern(
                    regexp = "application\\.state-changed",
                    message = "must be a type of events")
                String>
            events,
    @Size(min = 1, message = "must not be empty")
        @Size(max = 50, message = "must have at most 50 entries")
        Set<@NotNull @ServiceId String> services,
    Boolean enabled) {

  public WebhookRequest {
    enabled = Objects.requireNonNullElse(enabled, true);
  }

  /** Without the address, which may hold a token. */
  @Override
  public String toString() {
    return "WebhookRequest[]";
  }
}
