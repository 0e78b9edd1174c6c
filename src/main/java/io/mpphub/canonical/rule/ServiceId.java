package io.mpphub.canonical.rule;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text has the form of a service's id, such as {@code practice-licence}. Null is valid. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = ServiceId.FORM)
@ReportAsSingleViolation
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceId {

  /**
   * Words and numbers with hyphens between them, 60 characters at most; counters' ids have it, too.
   * Bounded, so that no text makes the matcher recurse without end.
   */
  String FORM = "(?!.{61})[a-z0-9](-?[a-z0-9]){0,59}";

  String message() default "must be the id of a service";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
