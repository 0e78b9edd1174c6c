package io.mpphub.canonical.rule;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text is the number of an STR, a health worker's registration: two capital letters and 14
 * digits, or the digits alone of the older styles. Null is valid.
 */
@Documented
@Constraint(validatedBy = StrNumberValidator.class)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface StrNumber {

  String message() default
      "must be an STR number: two capital letters and 14 digits, or 6 to 20 digits (older style)";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
