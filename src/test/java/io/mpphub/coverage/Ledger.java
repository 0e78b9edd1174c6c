package io.mpphub.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mpphub.contract.ApiOperation;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.contract.RawHttp;
import io.mpphub.contract.RawHttp.Answer;
import io.mpphub.contract.RawRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What was asked, what came back, and where that differs from the document. For many threads. */
final class Ledger {

  private static final JsonMapper JSON = new JsonMapper();

  /** An operation with a status. */
  record Pair(String operation, String status) implements Comparable<Pair> {

    @Override
    public int compareTo(Pair other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return operation + " " + status;
    }
  }

  private record Given(Pair pair, String code) {}

  private final RawHttp hub;
  private final OpenApiContract contract;
  private final List<Given> given = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  Ledger(RawHttp hub, OpenApiContract contract) {
    this.hub = hub;
    this.contract = contract;
  }

  Answer send(ApiOperation operation, RawRequest request) {
    Answer answer = hub.send(request);
    Pair pair = new Pair(operation.id(), Integer.toString(answer.status()));
    given.add(new Given(pair, code(answer)));
    contract
        .faults(operation.id(), answer.status(), answer.headers(), answer.body())
        .forEach(fault -> faults.add(pair + ": " + fault));
    return answer;
  }

  boolean has(ApiOperation operation, String status) {
    return pairs().contains(new Pair(operation.id(), status));
  }

  Set<Pair> pairs() {
    return given.stream().map(Given::pair).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where an answer wasn't as documented. */
  List<String> faults() {
    return faults.stream().distinct().sorted().toList();
  }

  /** A line for each pair: how often it was given, and with which codes. */
  String table() {
    Map<Pair, Map<String, Long>> counts = new TreeMap<>();
    given.forEach(
        g ->
            counts
                .computeIfAbsent(g.pair(), pair -> new TreeMap<>())
                .merge(g.code(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(
            row ->
                "%-24s %s  %4d  %s"
                    .formatted(
                        row.getKey().operation(),
                        row.getKey().status(),
                        row.getValue().values().stream().mapToLong(n -> n).sum(),
                        String.join(", ", row.getValue().keySet())))
        .collect(Collectors.joining("\n", "operation                status  n  codes\n", "\n"));
  }

  /** A line for each operation, with the statuses that it gave. */
  String summary() {
    Map<String, List<String>> statuses =
        pairs().stream()
            .collect(
                Collectors.groupingBy(
                    Pair::operation,
                    TreeMap::new,
                    Collectors.mapping(Pair::status, Collectors.toList())));
    return "%d operations, %d statuses%n".formatted(statuses.size(), pairs().size())
        + statuses.entrySet().stream()
            .map(line -> "%-24s %s".formatted(line.getKey(), String.join(" ", line.getValue())))
            .collect(Collectors.joining("\n"));
  }

  private static String code(Answer answer) {
    try {
      return answer.status() < 400 ? "" : JSON.readTree(answer.body()).path("code").asText();
    } catch (JsonProcessingException e) {
      return "?";
    }
  }
}
