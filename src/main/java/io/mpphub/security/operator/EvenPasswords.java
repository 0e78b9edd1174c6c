package io.mpphub.security.operator;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares passwords with the same work for every name, known or not: once for each form that
 * passwords are configured in (plain, a hash of a number of rounds), against the one that is asked
 * for or another of that form. The duration doesn't tell which names exist.
 */
final class EvenPasswords {

  private static final String PLAIN = "{noop}";

  private final Map<String, String> byForm = new TreeMap<>();
  private final PasswordEncoder encoder;

  /**
   * @param all passwords as the encoder takes them
   */
  EvenPasswords(Collection<String> all, PasswordEncoder encoder) {
    this.encoder = encoder;
    all.forEach(password -> byForm.putIfAbsent(form(password), password));
  }

  /**
   * @param right one of all, null where the name is unknown
   */
  boolean match(String given, String right) {
    boolean matches = false;
    for (Map.Entry<String, String> form : byForm.entrySet()) {
      boolean asked = right != null && form(right).equals(form.getKey());
      boolean same = encoder.matches(given, asked ? right : form.getValue());
      matches |= asked && same;
    }
    return matches;
  }

  /**
   * Returns the part that determines the work: all but the salt and the hash, as far as these can
   * be told.
   */
  private static String form(String password) {
    int end = password.lastIndexOf('$');
    return password.startsWith(PLAIN) || end < 0
        ? password.substring(0, password.indexOf('}') + 1)
        : password.substring(0, end);
  }
}
