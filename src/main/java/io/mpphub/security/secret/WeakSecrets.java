package io.mpphub.security.secret;

import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.security.request.HubSecurityProperties.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets that can be guessed, and names or keys that stand for two; each with what to do. */
final class WeakSecrets {

  private static final int PASSWORD_LENGTH = 12;
  private static final int DIFFERENT = 5;
  private static final String PLAIN = "{noop}";

  private WeakSecrets() {}

  /** Empty for a password that holds; of a hash nothing is known. */
  static Optional<String> fault(Operator operator) {
    String password = operator.password();
    String what = null;
    if (password.startsWith(PLAIN)) {
      what = "write the password without {noop}, or better its {bcrypt} hash";
    } else if (!password.startsWith("{")) {
      if (password.length() < PASSWORD_LENGTH) {
        what =
            "the password must have at least %d characters, but has %d"
                .formatted(PASSWORD_LENGTH, password.length());
      } else if (isMonotonous(password)) {
        what = "the password can be guessed; make one with: openssl rand -base64 18";
      }
    }
    return Optional.ofNullable(what).map(w -> "operator '%s': %s".formatted(operator.name(), w));
  }

  /** True for one that repeats a few characters. */
  static boolean isMonotonous(String secret) {
    return secret.chars().distinct().count() < DIFFERENT;
  }

  static List<String> repeatedClients(List<ClientKey> clients) {
    return Stream.concat(
            repeated(clients.stream().map(ClientKey::name)).stream()
                .map("client '%s' is there twice; give each its own name"::formatted),
            repeated(clients.stream().map(ClientKey::key)).stream()
                .map(key -> "two clients have the same key; give each its own"))
        .toList();
  }

  static List<String> repeatedOperators(List<Operator> operators) {
    return repeated(operators.stream().map(Operator::name)).stream()
        .map("operator '%s' is there twice; give each person a name"::formatted)
        .toList();
  }

  private static Set<String> repeated(Stream<String> values) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    values.filter(value -> !seen.add(value)).forEach(twice::add);
    return twice;
  }
}
