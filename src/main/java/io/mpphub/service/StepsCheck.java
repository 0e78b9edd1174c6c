package io.mpphub.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.InvalidFileException;
import io.mpphub.folder.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the file of a service's steps against its form, the service's rules, and the connectors
 * that it names. The hub does so at its start and whenever the file or a connector changes; the
 * command line on demand.
 */
public final class StepsCheck {

  /** Names that are meant to be the file of a service's steps, in any spelling. */
  private static final Pattern MEANT =
      Pattern.compile("services/.*[.]steps[.](yaml|yml|json)", Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME = Pattern.compile("services/([^/]+)[.]steps[.]yaml");
  private static final Set<String> KEYS = Set.of("checks", "submit");
  private static final Set<String> KEYS_OF_CHECK = Set.of("name", "ask");

  private final Agencies agencies;

  public StepsCheck(Agencies agencies) {
    this.agencies = agencies;
  }

  /**
   * The files that have to be there, by their name below {@code routes/}, each with the message
   * while it is missing.
   */
  public static Map<String, String> required() {
    return CheckRules.ALL.keySet().stream()
        .collect(
            Collectors.toMap(
                StepsCheck::file,
                service -> "is missing: the service " + service + " takes no applications"));
  }

  /** Empty for a file that is no service's. */
  static Optional<String> service(String name) {
    return CheckRules.ALL.keySet().stream()
        .filter(service -> file(service).equals(name))
        .findFirst();
  }

  private static String file(String service) {
    return "services/" + service + ".steps.yaml";
  }

  /**
   * @param name of a file below {@code routes/}
   */
  public static boolean isMeantBy(String name) {
    return MEANT.matcher(name).matches();
  }

  /**
   * @param name of a file below {@code routes/}
   * @return all that is wrong with it, in the order of its lines
   */
  public List<FileProblem> faults(String name, String text) {
    try {
      steps(name, text);
      return List.of();
    } catch (InvalidFileException e) {
      return e.faults();
    }
  }

  /**
   * @throws InvalidFileException with all faults
   */
  ServiceSteps steps(String name, String text) throws InvalidFileException {
    CheckRules rules = rules(name);
    YamlDocument document = YamlDocument.parse(InvalidFileException.path(name), text);
    List<FileProblem> faults = new ArrayList<>(document.problems());
    if (faults.isEmpty()) {
      new Reading(document, rules, faults).all();
    }
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparingInt(FileProblem::line));
      throw new InvalidFileException(faults);
    }
    return ServiceSteps.of(document.root());
  }

  private static CheckRules rules(String name) throws InvalidFileException {
    String known = String.join(", ", CheckRules.ALL.keySet());
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw InvalidFileException.of(
          name,
          "is not read: the steps of a service are in services/<service>.steps.yaml, and in no"
              + " second file");
    }
    CheckRules rules = CheckRules.ALL.get(matcher.group(1));
    if (rules == null) {
      throw InvalidFileException.of(
          name,
          "is of a service that has no checks: "
              + matcher.group(1)
              + "; those that have some are "
              + known);
    }
    return rules;
  }

  /** One file while it is looked at. */
  private final class Reading {

    private final YamlDocument document;
    private final CheckRules rules;
    private final PlaceCheck places;
    private final List<FileProblem> faults;
    private final Map<String, JsonPointer> seen = new HashMap<>();

    Reading(YamlDocument document, CheckRules rules, List<FileProblem> faults) {
      this.document = document;
      this.rules = rules;
      this.places = new PlaceCheck(agencies, rules);
      this.faults = faults;
    }

    void all() {
      JsonPointer root = JsonPointer.empty();
      if (!document.root().isObject()) {
        add(root, "must be a mapping with the keys checks and submit");
        return;
      }
      keys(root, KEYS);
      JsonPointer list = root.appendProperty("checks");
      JsonNode checks = document.root().at(list);
      if (checks.isArray() && checks.isEmpty()) {
        add(list, "must have at least one check, of " + String.join(", ", rules.names()));
      } else if (!checks.isMissingNode() && !checks.isArray()) {
        add(list, "must be a list of checks");
      }
      for (int i = 0; checks.isArray() && i < checks.size(); i++) {
        check(list.appendIndex(i));
      }
      JsonPointer submit = root.appendProperty("submit");
      if (isPlace(submit)) {
        places
            .ofSubmission(ServiceSteps.Place.of(document.root().at(submit).textValue()))
            .forEach(fault -> add(submit, fault));
      }
    }

    private void check(JsonPointer at) {
      if (!document.root().at(at).isObject()) {
        add(at, "must be a mapping with the keys name and ask");
        return;
      }
      keys(at, KEYS_OF_CHECK);
      JsonPointer name = at.appendProperty("name");
      CheckRule rule = rule(name);
      JsonPointer ask = at.appendProperty("ask");
      if (isPlace(ask) && rule != null) {
        places
            .ofCheck(rule, ServiceSteps.Place.of(document.root().at(ask).textValue()))
            .forEach(fault -> add(ask, fault));
      }
    }

    /** Null when it has no name that these rules know. */
    private CheckRule rule(JsonPointer name) {
      JsonNode written = document.root().at(name);
      if (written.isMissingNode()) {
        return null;
      }
      CheckRule rule = rules.find(written.isTextual() ? written.textValue() : "").orElse(null);
      if (rule == null) {
        add(name, "must be one of " + String.join(", ", rules.names()) + ", but was " + said(name));
        return null;
      }
      JsonPointer first = seen.putIfAbsent(rule.name(), name);
      if (first != null) {
        int line = document.problem(first, "").line();
        add(name, "is the check " + rule.name() + " of line " + line + " again: it is made once");
      }
      Set<String> missing = new HashSet<>(rule.after());
      missing.removeAll(seen.keySet());
      missing.forEach(
          other -> add(name, "must come after the check " + other + ", whose answer it needs"));
      return rule;
    }

    private boolean isPlace(JsonPointer at) {
      JsonNode written = document.root().at(at);
      if (written.isMissingNode()) {
        return false;
      }
      boolean isPlace = written.isTextual() && written.textValue().matches(ServiceSteps.Place.FORM);
      if (!isPlace) {
        add(at, "must be <connector>.<operation>, but was " + said(at));
      }
      return isPlace;
    }

    private void keys(JsonPointer at, Set<String> known) {
      JsonNode object = document.root().at(at);
      object
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!known.contains(key)) {
                  add(at.appendProperty(key), "is not a known key here");
                }
              });
      known.stream()
          .filter(key -> !object.has(key))
          .sorted()
          .forEach(key -> add(at, "lacks the key '" + key + "'"));
    }

    private String said(JsonPointer at) {
      JsonNode written = document.root().at(at);
      String said = written.isValueNode() ? written.asText() : written.getNodeType().name();
      return said.length() > 100 ? said.substring(0, 100) + "…" : said;
    }

    private void add(JsonPointer at, String fault) {
      faults.add(document.problem(at, fault));
    }
  }
}
