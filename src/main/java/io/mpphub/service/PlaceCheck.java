package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.service.ServiceSteps.Place;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the operations that a service's steps name against what connectors have. */
final class PlaceCheck {

  /** Subjects of an operation whose connector names none. */
  private static final List<String> USUAL_SUBJECTS = List.of("nik", "nib");

  private static final String NOBODY = "none";

  private final Agencies agencies;
  private final CheckRules rules;

  PlaceCheck(Agencies agencies, CheckRules rules) {
    this.agencies = agencies;
    this.rules = rules;
  }

  /** Returns the reason for which a check can't be made there, empty for none. */
  List<String> ofCheck(CheckRule rule, Place place) {
    List<String> faults = new ArrayList<>();
    operation(place, Operation.Kind.QUERY, faults)
        .ifPresent(
            operation -> {
              subject(rule, place, operation).ifPresent(faults::add);
              agencies.samples(place.connector(), place.operation(), "response.json").stream()
                  .flatMap(answer -> misread(rule, place, answer).stream())
                  .findFirst()
                  .ifPresent(faults::add);
            });
    return faults;
  }

  /** Returns the reason for which an application can't be submitted there, empty for none. */
  List<String> ofSubmission(Place place) {
    List<String> faults = new ArrayList<>();
    if (operation(place, Operation.Kind.COMMAND, faults).isEmpty()) {
      return faults;
    }
    Map<String, Operation> all = agencies.find(place.connector()).orElseThrow().operations();
    all.forEach(
        (name, operation) -> {
          if (place.operation().equals(operation.withdraw())) {
            faults.add("names " + place + ", which takes back what " + name + " has brought");
          }
        });
    List<String> services =
        agencies.samples(place.connector(), place.operation(), "request.json").stream()
            .map(request -> request.path("service").asText(""))
            .distinct()
            .toList();
    if (!services.isEmpty() && !services.contains(rules.service())) {
      faults.add(
          "names "
              + place
              + ", none of whose samples is an application for "
              + rules.service()
              + ": it takes others");
    }
    return faults;
  }

  /** Empty also of a connector whose faults keep it from saying anything. */
  private Optional<Operation> operation(Place place, Operation.Kind kind, List<String> faults) {
    if (agencies.isRefused(place.connector())) {
      return Optional.empty();
    }
    Connector connector = agencies.find(place.connector()).orElse(null);
    if (connector == null) {
      faults.add(
          "names "
              + place
              + ", but there is no connector "
              + place.connector()
              + listed("; there are ", agencies.names()));
      return Optional.empty();
    }
    Operation operation = connector.operations().get(place.operation());
    String wanted = kind == Operation.Kind.QUERY ? "query" : "command";
    if (operation == null || operation.kind() != kind) {
      List<String> fitting =
          connector.operations().entrySet().stream()
              .filter(entry -> entry.getValue().kind() == kind)
              .map(Map.Entry::getKey)
              .toList();
      faults.add(
          "must name a "
              + wanted
              + ", but "
              + place
              + (operation == null
                  ? " is no operation of the connector"
                  : " is " + article(operation.kind()))
              + listed("; it has the " + wanted + " ", fitting));
      return Optional.empty();
    }
    return Optional.of(operation);
  }

  /** A check's subject must be the one that the answer is held against. */
  private static Optional<String> subject(CheckRule rule, Place place, Operation operation) {
    String subject = operation.subject();
    boolean fits =
        subject == null ? USUAL_SUBJECTS.contains(rule.subject()) : subject.equals(rule.subject());
    return fits
        ? Optional.empty()
        : Optional.of(
            "names "
                + place
                + ", whose subject is "
                + (subject == null ? "nik or nib" : subject.equals(NOBODY) ? "nobody" : subject)
                + ", but the check "
                + rule.name()
                + " asks by "
                + rule.subject());
  }

  private Optional<String> misread(CheckRule rule, Place place, JsonNode answer) {
    List<String> lacking = lacking(rule, answer);
    if (!lacking.isEmpty()) {
      return Optional.of(
          "names "
              + place
              + ", whose sample answers lack what the check "
              + rule.name()
              + " reads: "
              + String.join(", ", lacking));
    }
    return rules.checks().stream()
        .filter(
            other -> lacking(other, answer).isEmpty() && known(other, answer) > known(rule, answer))
        .findFirst()
        .map(
            other ->
                "names "
                    + place
                    + ", whose sample answers are what the check "
                    + other.name()
                    + " reads, not the check "
                    + rule.name());
  }

  private static List<String> lacking(CheckRule rule, JsonNode answer) {
    return Arrays.stream(rule.answer().getRecordComponents())
        .filter(PlaceCheck::isRequired)
        .map(RecordComponent::getName)
        .filter(member -> !answer.hasNonNull(member))
        .toList();
  }

  private static boolean isRequired(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(NotNull.class)
        || component.getAccessor().isAnnotationPresent(NotBlank.class);
  }

  private static long known(CheckRule rule, JsonNode answer) {
    return Arrays.stream(rule.answer().getRecordComponents())
        .filter(component -> answer.has(component.getName()))
        .count();
  }

  private static String article(Operation.Kind kind) {
    return switch (kind) {
      case QUERY -> "a query";
      case COMMAND -> "a command";
      case INBOUND -> "inbound: the agency calls it";
    };
  }

  private static String listed(String before, List<String> names) {
    return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", before, ""));
  }
}
