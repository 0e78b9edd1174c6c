package io.mpphub.fuzz;

/** Texts that programs stumble over. */
final class Texts {

  private static final String[] ODD = {
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\u0001\u001f\u007f",
    "\t\n\r",
    "\u200b\u202e\ufeff",
    "é ñ ü ß",
    "漢字かな",
    "🏥👩‍⚕️",
    "e\u0301\u0301\u0301",
    "\ud800",
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "NaN",
    "9999999999999999999999999",
    "' or 1=1 --",
    "\"><script>alert(1)</script>",
    "${jndi:ldap://x/y}",
    "{{LICENSING_KEY}}",
    "#{1+1}",
    "%s%n%d",
    "../../etc/passwd",
    "..\\..\\",
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
    "{nik}",
    "*",
    "\\",
    "/",
    "//",
    ";",
    "?",
    "#",
    "&a=b",
    "%",
    "%zz",
    "+",
    "3508104101900001",
    "3508104101900000",
    " 3508104101900001 ",
    "３５０８１０４１０１９００００１",
    "2026-02-30",
    "2026-01-01T00:00:00Z",
    "0000-00-00",
    "+10000-01-01",
    "practice-licence",
    "0198c1f2-7c3a-7b60-9a41-5a0d6c1f2e3b",
    "1-1-1-1-1",
    "٣",
  };

  private Texts() {}

  static String odd(Dice dice) {
    return switch (dice.below(13)) {
      case 0 -> "x".repeat(dice.oneOf(255, 256, 1000, 10_000));
      case 1 -> "漢".repeat(dice.oneOf(100, 3000));
      case 2 -> dice.digits(dice.oneOf(1, 13, 15, 16, 17, 40));
      case 3 -> "a-".repeat(dice.oneOf(31, 20_000)) + "a";
      default -> dice.oneOf(ODD);
    };
  }
}
