package io.mpphub.cli.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes invented values of the same kind as real ones. Each call makes another. */
final class Inventions {

  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("dd-MM-uuuu"),
          DateTimeFormatter.ofPattern("dd/MM/uuuu"));

  private static final List<String> FIRST_NAMES =
      List.of("Ani", "Budi", "Citra", "Dodi", "Endah", "Fajar", "Gita", "Hadi");

  private static final LocalDate BIRTHDAY = LocalDate.of(1990, 1, 1);

  /** Such a district does not exist. */
  private static final String PLACE = "350899";

  private static final Pattern NIK =
      Pattern.compile("[0-9]{6}([04][1-9]|[1256][0-9]|[37][01])(0[1-9]|1[0-2])[0-9]{6}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{2,}");
  private static final Pattern CODE = Pattern.compile("\\S*[0-9]\\S*");

  private int made;

  /** True for 16 digits that could be a NIK, even with a slip in them. */
  static boolean isNik(String text) {
    return NIK.matcher(text).matches();
  }

  /** The day in one of the ways that agencies write days, null when it is none. */
  static LocalDate day(String text) {
    for (DateTimeFormatter format : DAYS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        // The next one, then.
      }
    }
    return null;
  }

  /** The day in all those ways. */
  static List<String> written(LocalDate day) {
    return DAYS.stream().map(format -> format.format(day)).toList();
  }

  LocalDate inventDay() {
    return BIRTHDAY.plusDays(made++);
  }

  /**
   * @param key the member that has the value
   */
  String invent(String key, String real) {
    made++;
    if (isNik(real)) {
      return PLACE + (real.charAt(6) >= '4' ? "41" : "01") + "0190" + "%04d".formatted(made);
    }
    if (real.contains("@")) {
      return "contoh" + made + "@example.com";
    }
    if (DIGITS.matcher(real).matches()) {
      return digits(real.length());
    }
    if (CODE.matcher(real).matches()) {
      return code(real);
    }
    String name = key.toLowerCase(Locale.ROOT);
    return name.contains("name") || name.contains("nama")
        ? FIRST_NAMES.get(made % FIRST_NAMES.size()) + (real.contains(" ") ? " Contoh" : "")
        : "Contoh " + made;
  }

  private String digits(int length) {
    String number = Integer.toString(made);
    return number.length() >= length
        ? "9".repeat(length)
        : "9" + "0".repeat(length - 1 - number.length()) + number;
  }

  /** Letters and digits stay what they are, so that it passes for one of its kind. */
  private String code(String real) {
    StringBuilder code = new StringBuilder(real.replaceAll("[A-Z]", "X").replaceAll("[a-z]", "x"));
    String number = "%016d".formatted(made);
    int from = number.length();
    for (int at = code.length() - 1; at >= 0; at--) {
      if (Character.isDigit(code.charAt(at))) {
        code.setCharAt(at, from > 0 ? number.charAt(--from) : '0');
      }
    }
    return code.toString();
  }
}
