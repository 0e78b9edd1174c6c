package io.mpphub.coverage;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import io.mpphub.contract.ApiDocument;
import io.mpphub.contract.ApiOperation;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.contract.RawHttp;
import io.mpphub.contract.RawRequest;
import io.mpphub.coverage.Agencies.Fault;
import io.mpphub.hub.DemoProcess;
import io.mpphub.webhook.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives every operation and every status of the OpenAPI document, and holds each answer against
 * it. What was driven is logged, and listed in {@code target/contract-coverage.txt}.
 */
class ContractCoverageIT {

  private static final Logger LOG = LoggerFactory.getLogger(ContractCoverageIT.class);
  private static final Path TABLE = Path.of("target/contract-coverage.txt");

  @TempDir static Path data;

  private static final ApiDocument DOCUMENT = ApiDocument.load();
  private static final Receiver RECEIVER = new Receiver();
  private static CounterDatabase counters;
  private static DemoProcess demo;

  private final List<ApiOperation> operations = DOCUMENT.operations();
  private final Map<String, Recipe> recipes = Recipe.all();
  private final Fixtures fixtures = new Fixtures(demo, RECEIVER);
  private final Calls calls = new Calls(recipes, fixtures);
  private final Ledger ledger = new Ledger(new RawHttp(demo.url()), OpenApiContract.load());
  private final Rules rules = new Rules(calls, ledger);
  private final Agencies agencies = new Agencies(demo, counters);

  @BeforeAll
  static void start() {
    counters = new CounterDatabase();
    Map<String, String> environment = new HashMap<>(Clients.environment());
    environment.putAll(counters.settings());
    demo = new DemoProcess(data, environment);
  }

  @AfterAll
  static void stop() {
    demo.close();
    counters.close();
    RECEIVER.close();
  }

  @Test
  void theServerGivesWhatTheDocumentPromisesAndNothingElse() throws Exception {
    driveSlowAgencies();
    operations.forEach(this::driveSuccesses);
    operations.forEach(this::driveRecipes);
    Rules.REPEATS.forEach(this::driveByRule);
    driveBrokenAgencies(Fault.NONSENSE, "502");
    driveBrokenAgencies(Fault.DOWN, "503");
    driveHeldApi();

    Files.writeString(TABLE, ledger.table());
    LOG.info("Driven: {}", ledger.summary());
    Set<Ledger.Pair> documented = documented();
    assertSoftly(
        all -> {
          all.assertThat(ledger.faults()).as("differences").isEmpty();
          all.assertThat(ledger.pairs()).as("driven").containsExactlyElementsOf(documented);
        });
  }

  @Test
  void everyRecipeIsOfAnOperation() throws IOException {
    assertThat(operations).extracting(ApiOperation::id).containsAll(recipes.keySet());
  }

  private Set<Ledger.Pair> documented() {
    return operations.stream()
        .flatMap(o -> o.statuses().stream().map(status -> new Ledger.Pair(o.id(), status)))
        .collect(toCollection(TreeSet::new));
  }

  /** While those wait for their agencies, all that needs none is driven. */
  private void driveSlowAgencies() throws InterruptedException, ExecutionException {
    ExecutorService waiting = Executors.newCachedThreadPool();
    Map<ApiOperation, RawRequest> requests = new HashMap<>();
    operations.stream()
        .filter(operation -> operation.statuses().contains("504"))
        .forEach(operation -> requests.put(operation, calls.usual(operation)));
    // Nobody has a kept connection or a token yet that would have to be made while it is slow.
    requests.forEach(ledger::send);
    Set<String> slow = agenciesOf(requests.keySet());
    operations.forEach(calls::usual);
    fixtures.reuse(true);
    agencies.make(Fault.SLOW, slow);
    List<Future<?>> answers =
        requests.entrySet().stream()
            .<Future<?>>map(r -> waiting.submit(() -> ledger.send(r.getKey(), r.getValue())))
            .toList();
    Rules.REFUSALS.forEach(this::driveByRule);
    for (Future<?> answer : answers) {
      answer.get();
    }
    waiting.shutdown();
    mend(requests.keySet());
    // Those whose application was decided meanwhile, so that it took no more documents.
    Rules.REFUSALS.forEach(this::driveByRule);
  }

  /** Until all agencies are asked again: too many failures have opened a circuit. */
  private void mend(Set<ApiOperation> concerned) {
    agencies.make(Fault.NONE, agenciesOf(concerned));
    fixtures.reuse(false);
    concerned.forEach(
        operation ->
            await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> ledger.send(operation, calls.usual(operation)).status() < 500));
  }

  private void driveByRule(String status) {
    operations.stream()
        .filter(operation -> operation.statuses().contains(status))
        .filter(operation -> !ledger.has(operation, status) || status.equals("409"))
        .forEach(operation -> rules.drive(operation, status));
  }

  private void driveSuccesses(ApiOperation operation) {
    ledger.send(operation, calls.usual(operation));
  }

  private void driveRecipes(ApiOperation operation) {
    calls.recipe(operation).answers().values().stream()
        .flatMap(List::stream)
        .forEach(special -> ledger.send(operation, calls.request(operation, special)));
  }

  private void driveBrokenAgencies(Fault fault, String status) {
    Set<ApiOperation> concerned =
        operations.stream()
            .filter(operation -> operation.statuses().contains(status))
            .filter(operation -> calls.recipe(operation).agency() != null)
            .collect(toCollection(java.util.LinkedHashSet::new));
    Map<ApiOperation, RawRequest> requests = new HashMap<>();
    concerned.forEach(operation -> requests.put(operation, calls.usual(operation)));
    agencies.make(fault, agenciesOf(concerned));
    requests.forEach(ledger::send);
    mend(concerned);
  }

  private void driveHeldApi() {
    Map<ApiOperation, RawRequest> requests = new HashMap<>();
    operations.stream()
        .filter(operation -> !ledger.has(operation, "503"))
        .forEach(operation -> requests.put(operation, calls.usual(operation)));
    agencies.holdTheApi();
    requests.forEach(ledger::send);
    agencies.releaseTheApi();
  }

  private Set<String> agenciesOf(Set<ApiOperation> concerned) {
    return concerned.stream()
        .map(operation -> calls.recipe(operation).agency())
        .filter(Objects::nonNull)
        .collect(toCollection(TreeSet::new));
  }
}
