package io.mpphub.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;

/**
 * The file {@code routes/services/<service>.steps.yaml}: at which agencies an application's steps
 * are, in their order.
 *
 * @param submit where it goes once all is checked
 */
record ServiceSteps(List<Check> checks, Place submit) {

  ServiceSteps {
    checks = checks == null ? List.of() : List.copyOf(checks);
    Objects.requireNonNull(submit, "submit");
  }

  /**
   * A check.
   *
   * @param name what operators read, and its rules are known by
   */
  record Check(String name, Place ask) {}

  /** An operation of a connector, written {@code <connector>.<operation>}. */
  record Place(String connector, String operation) {

    /** As the file has it. */
    @JsonCreator
    static Place of(String written) {
      int dot = written.indexOf('.');
      if (dot < 0) {
        throw new IllegalArgumentException("No <connector>.<operation>: " + written);
      }
      return new Place(written.substring(0, dot), written.substring(dot + 1));
    }
  }
}
