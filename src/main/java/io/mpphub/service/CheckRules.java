package io.mpphub.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks that a service has rules for.
 *
 * @param service its id in the catalogue
 */
record CheckRules(String service, List<CheckRule> checks) {

  /** Of each service that checks anything, by its id. */
  static final Map<String, CheckRules> ALL =
      Map.of(
          PracticeLicence.SERVICE, new CheckRules(PracticeLicence.SERVICE, PracticeLicence.CHECKS));

  Optional<CheckRule> find(String check) {
    return checks.stream().filter(rule -> rule.name().equals(check)).findFirst();
  }

  List<String> names() {
    return checks.stream().map(CheckRule::name).toList();
  }
}
