package io.mpphub.canonical;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * The answer to a {@link ResidentVerificationRequest}.
 *
 * @param verified true when every element that was sent matches
 * @param elements a verdict for each element that was sent, by the request's member name, and for
 *     no other
 */
public record ResidentVerification(
    @NotNull Boolean verified, @NotEmpty Map<String, @Valid Element> elements) {

  /**
   * One element's verdict.
   *
   * @param score how alike they are, 0 to 100; null when the registry gave only a verdict
   */
  public record Element(
      @NotNull Boolean match,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(100) Integer score) {}
}
