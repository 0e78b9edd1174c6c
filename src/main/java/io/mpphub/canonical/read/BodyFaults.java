package io.mpphub.canonical.read;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.Text;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says where in a body a fault is, as a JSON Pointer, and which rule it breaks. */
final class BodyFaults {

  private static final Pattern MEMBER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  private BodyFaults() {}

  static Fault of(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        append(pointer, node.getIndex().toString());
      } else if (node.getKey() != null) {
        append(pointer, node.getKey().toString());
      }
      if (node.getName() != null && !node.getName().startsWith("<")) {
        append(pointer, node.getName());
      }
    }
    return new Fault(pointer.toString(), violation.getMessage());
  }

  static Fault of(JsonMappingException unfit) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : unfit.getPath()) {
      String name = step.getFieldName();
      if (name == null) {
        append(pointer, Integer.toString(step.getIndex()));
      } else if (MEMBER_NAME.matcher(name).matches()) {
        append(pointer, name);
      } else {
        // A name that is no name may be a value in the wrong place: not repeated.
        return new Fault(pointer.toString(), "has a member that is not known here");
      }
    }
    return new Fault(pointer.toString(), rule(unfit));
  }

  private static Text rule(JsonMappingException unfit) {
    if (unfit instanceof UnrecognizedPropertyException) {
      return Text.of("is not known here");
    }
    Class<?> wanted = unfit instanceof MismatchedInputException m ? m.getTargetType() : null;
    if (wanted == null) {
      return Text.of("is not of the form that is due here");
    }
    if (wanted.isEnum()) {
      return Text.of("must be one of {0}", wireNames(wanted));
    }
    if (wanted == LocalDate.class) {
      return Text.of("must be a day such as {0}", "1990-01-31");
    }
    return Text.of(kind(wanted));
  }

  private static String wireNames(Class<?> wanted) {
    return Arrays.stream(wanted.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String kind(Class<?> wanted) {
    if (CharSequence.class.isAssignableFrom(wanted)) {
      return "must be text";
    }
    if (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive() && wanted != boolean.class) {
      return "must be a number";
    }
    if (wanted == Boolean.class || wanted == boolean.class) {
      return "must be true or false";
    }
    if (Collection.class.isAssignableFrom(wanted)) {
      return "must be an array";
    }
    return wanted.isRecord()
            || JsonNode.class.isAssignableFrom(wanted)
            || Map.class.isAssignableFrom(wanted)
        ? "must be an object"
        : "is not of the form that is due here";
  }

  private static void append(StringBuilder pointer, String step) {
    pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
  }

  /** Points to a member; to its parent, when its name may be a value in the wrong place. */
  static String below(String pointer, String name) {
    return MEMBER_NAME.matcher(name).matches() ? pointer + '/' + name : pointer;
  }
}
