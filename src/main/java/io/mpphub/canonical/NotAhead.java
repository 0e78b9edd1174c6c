package io.mpphub.canonical;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A day of something that has happened. Null is valid. */
@Documented
@Constraint(validatedBy = NotAheadValidator.class)
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotAhead {

  String message() default "must not be in the future";

  /**
   * Largest number of days ahead of the day in UTC: a year, since clocks and clerks err; one where
   * the day itself counts, for zones that are a day ahead.
   */
  int days() default 366;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
