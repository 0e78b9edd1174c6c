package io.mpphub.canonical.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.ProblemException.Fault;
import java.math.BigDecimal;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds values that JSON allows and that have no meaning: the character NUL, half of a surrogate
 * pair, and numbers with so many digits that other programs read infinity, or run out of memory.
 */
final class SoundValues {

  private static final int MOST_DIGITS = 300;

  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final List<Fault> faults = new ArrayList<>();

  private SoundValues() {}

  /** A fault for each, in the names of members too. */
  static List<Fault> faults(JsonNode value) {
    SoundValues values = new SoundValues();
    values.look(value, "");
    return values.faults;
  }

  private void look(JsonNode value, String pointer) {
    if (value.isTextual() && !isPlain(value.textValue())) {
      faults.add(new Fault(pointer, "must not hold NUL or half a character"));
    }
    if ((value.isBigDecimal() || value.isBigInteger()) && !isBounded(value.decimalValue())) {
      faults.add(new Fault(pointer, "must not have more than {0} digits", MOST_DIGITS));
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (isPlain(member.getKey())) {
        look(member.getValue(), BodyFaults.below(pointer, member.getKey()));
      } else {
        faults.add(new Fault(pointer, "has a member that is not known here"));
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        look(value.get(i), pointer + "/" + i);
      }
    }
  }

  private boolean isPlain(String text) {
    return text.indexOf('\0') < 0 && encoder.canEncode(text);
  }

  private static boolean isBounded(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
        && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}
