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
 * The text is a NIK, the number of a resident: {@code PPKKCC DDMMYY SSSS}, written as 16 digits.
 * The first six name the place of first issue, the next six the birth date, with 40 added to the
 * day for women; the last four number those who share both. It has no check digit and no century.
 * Null is valid; the message never repeats the value.
 */
@Documented
@Constraint(validatedBy = NikValidator.class)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Nik {

  String message() default
      "must be a NIK: 16 digits of place, birth date (day + 40 for women) and serial number";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
