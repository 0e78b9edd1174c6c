package io.mpphub.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Operation;
import io.mpphub.connector.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Does a query work, asked with the request of one of its samples? */
record CallCheck(Surroundings surroundings, Path folder, Connector connector) {

  private static final String CHECK = "call";

  Finding finding() throws Exception {
    for (Map.Entry<String, Operation> operation : connector.operations().entrySet()) {
      Optional<Path> sample = sample(operation.getKey());
      if (operation.getValue().kind() == Operation.Kind.QUERY && sample.isPresent()) {
        return finding(operation.getKey(), sample.get());
      }
    }
    return Finding.warn(
        CHECK,
        "there is no query with a sample, so nothing was called",
        "call an operation by hand with  ./hub connector try");
  }

  /** One that went well if there is one: its request is most like real ones. */
  private Optional<Path> sample(String operation) throws IOException {
    Path samples = folder.resolve("samples").resolve(operation);
    if (!Files.isDirectory(samples)) {
      return Optional.empty();
    }
    try (Stream<Path> cases = Files.list(samples)) {
      return cases
          .filter(sample -> Files.exists(sample.resolve("request.json")))
          .min(
              Comparator.comparing((Path sample) -> !Files.exists(sample.resolve("response.json")))
                  .thenComparing(Comparator.naturalOrder()));
    }
  }

  private Finding finding(String operation, Path sample) throws Exception {
    JsonNode request = ConnectorJson.MAPPER.readTree(sample.resolve("request.json").toFile());
    Trial.Call call =
        new Trial(surroundings.templates(), surroundings.secrets(), surroundings.clock())
            .call(connector, folder, operation, request);
    String what = operation + " with the request of the sample " + sample.getFileName();
    if (call.problem() != null) {
      return finding(what, call.problem(), operation);
    }
    String found = what + " is answered in " + call.took().toMillis() + " ms";
    return call.drift().isEmpty()
        ? Finding.ok(CHECK, found)
        : Finding.warn(
            CHECK,
            found + ", but in another shape than agreed: " + String.join("; ", call.drift()),
            "ask the agency what has changed, then mend the mapping and the schema");
  }

  private static Finding finding(String what, AgencyException problem, String operation) {
    String found = what + " ends " + problem.outcome().wireName() + ": " + problem.getMessage();
    String look = "look at it with  ./hub connector try … " + operation + " --wire";
    return switch (problem.outcome()) {
      case NOT_FOUND, INACTIVE ->
          Finding.ok(CHECK, found + " The agency knows no such sample; it answers.");
      case MISCONFIGURED ->
          Finding.fail(
              CHECK,
              found,
              "check the credentials, and that the agency lets the hub's user and address do this; "
                  + look);
      case TRANSIENT ->
          Finding.fail(CHECK, found, "ask the agency whether its system is well; " + look);
      default -> Finding.warn(CHECK, found, look);
    };
  }
}
