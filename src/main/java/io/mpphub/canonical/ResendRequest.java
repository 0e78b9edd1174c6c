package io.mpphub.canonical;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** From when on and until when something is to be sent again. */
public record ResendRequest(@NotNull Instant from, @NotNull Instant until) {}
