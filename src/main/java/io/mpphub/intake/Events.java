package io.mpphub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads events that agencies' messages were translated into, and holds them to their rules. */
@Component
class Events {

  private final RequestReader rules;

  Events(RequestReader rules) {
    this.rules = rules;
  }

  /**
   * @throws ProblemException {@code invalid}, with a pointer to each fault
   */
  <T> T read(JsonNode event, Class<T> type) {
    return rules.canonical(event, type);
  }

  /**
   * One event, or an array of them.
   *
   * @throws ProblemException {@code invalid}, with the faults of all; in an array their pointers
   *     begin with the index
   */
  <T> List<T> readAll(JsonNode events, Class<T> type) {
    if (!events.isArray()) {
      return List.of(read(events, type));
    }
    List<T> read = new ArrayList<>(events.size());
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      try {
        read.add(read(events.get(i), type));
      } catch (ProblemException invalid) {
        String at = "/" + i;
        invalid.errors().forEach(f -> faults.add(new Fault(at + f.pointer(), f.detail())));
      }
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalid("Events break rules; none is taken.", faults);
    }
    return read;
  }
}
