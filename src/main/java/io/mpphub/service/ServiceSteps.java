package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code routes/services/<service>.steps.yaml}: at which agencies an application's steps
 * are, in their order.
 *
 * @param submit where it goes once all is checked
 */
record ServiceSteps(List<Check> checks, Place submit) {

  /**
   * A check.
   *
   * @param name what operators read, and its rules are known by
   */
  record Check(String name, Place ask) {}

  /** An operation of a connector, written {@code <connector>.<operation>}. */
  record Place(String connector, String operation) {

    /** Form of a place. */
    static final String FORM = "[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*";

    static Place of(String written) {
      int dot = written.indexOf('.');
      return new Place(written.substring(0, dot), written.substring(dot + 1));
    }

    @Override
    public String toString() {
      return connector + "." + operation;
    }
  }

  /**
   * @param root of a file whose form has no fault
   */
  static ServiceSteps of(JsonNode root) {
    List<Check> checks = new ArrayList<>();
    root.path("checks")
        .forEach(
            check ->
                checks.add(
                    new Check(
                        check.path("name").textValue(), Place.of(check.path("ask").textValue()))));
    return new ServiceSteps(List.copyOf(checks), Place.of(root.path("submit").textValue()));
  }
}
