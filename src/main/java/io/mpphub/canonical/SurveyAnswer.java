package io.mpphub.canonical;

import io.mpphub.canonical.rule.ServiceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.hibernate.validator.constraints.Range;

/** A user's opinion of a service (Permenpan RB 14/2017). Without names. */
public record SurveyAnswer(@NotNull @ServiceId String service, @NotNull @Valid Scores scores) {

  private static final String RULE = "must be a number from 1 to 4";

  /** The nine elements, each from 1 (bad) to 4 (very good), in the regulation's order. */
  public record Scores(
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u1,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u2,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u3,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u4,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u5,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u6,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u7,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u8,
      @NotNull @Range(min = 1, max = 4, message = RULE) Integer u9) {

    public List<Integer> inOrder() {
      return List.of(u1, u2, u3, u4, u5, u6, u7, u8, u9);
    }
  }
}
