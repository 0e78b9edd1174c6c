package io.mpphub.canonical.rule;

import static java.lang.annotation.ElementType.TYPE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The members of the record don't contradict each other, see {@link Claims}. Null is valid. */
@Documented
@Constraint(validatedBy = ConsistentValidator.class)
@Target(TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Consistent {

  String message() default "must not contradict itself";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
