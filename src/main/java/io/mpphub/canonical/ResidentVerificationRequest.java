package io.mpphub.canonical;

import io.mpphub.canonical.ResidentVerificationRequest.ComparesSomething;
import io.mpphub.canonical.rule.Nik;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Asks whether the elements given are those of the resident with this NIK. Elements that are null
 * are not compared; at least one must be given.
 */
@ComparesSomething
public record ResidentVerificationRequest(
    @NotNull @Nik String nik,
    @NotBlankOrNull String name,
    @NotBlankOrNull String birthPlace,
    LocalDate birthDate,
    Sex sex,
    @Pattern(regexp = "[0-9]{16}", message = "must be 16 digits") String familyCardNumber,
    MaritalStatus maritalStatus,
    @NotBlankOrNull String motherName) {

  /** Text to compare: something, but not a book. */
  @Size(max = 200)
  @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
  @Constraint(validatedBy = {})
  @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @interface NotBlankOrNull {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** At least one element besides the NIK is given. */
  @Constraint(validatedBy = AtLeastOneElement.class)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ComparesSomething {
    String message() default "must have at least one element to verify besides nik";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** The rule behind {@link ComparesSomething}. */
  public static final class AtLeastOneElement
      implements ConstraintValidator<ComparesSomething, ResidentVerificationRequest> {

    @Override
    public boolean isValid(
        ResidentVerificationRequest request, ConstraintValidatorContext context) {
      return request == null
          || Stream.of(
                  request.name,
                  request.birthPlace,
                  request.birthDate,
                  request.sex,
                  request.familyCardNumber,
                  request.maritalStatus,
                  request.motherName)
              .anyMatch(Objects::nonNull);
    }
  }

  /** Without names: a request may end up in a log line. */
  @Override
  public String toString() {
    return "ResidentVerificationRequest[]";
  }
}
