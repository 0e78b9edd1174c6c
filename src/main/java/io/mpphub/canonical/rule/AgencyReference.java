package io.mpphub.canonical.rule;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An agency's number for something of the hub's, which the hub keeps and compares exactly, or not
 * at all: at most 200 characters, no control characters and no half ones. Null is valid.
 */
@Documented
@Constraint(validatedBy = AgencyReferenceValidator.class)
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface AgencyReference {

  /** What breaks the rule, as the end of a sentence about the member. */
  String RULE = "must have at most 200 characters, and no control characters";

  String message() default RULE;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
