package io.mpphub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.contract.ApiDocument;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.contract.RawHttp;
import io.mpphub.contract.RawHttp.Answer;
import io.mpphub.hub.DemoProcess;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests made from the contract and spoilt, at a hub with PostgreSQL, which takes fewer texts
 * than H2: none may end in 500, and every answer must be one that the contract has. When one isn't,
 * {@code target/contract-fuzz.log} is what the hub logged. {@code -Dfuzz.requests=10000} for many,
 * {@code -Dfuzz.seed=…} for the same again.
 */
class ContractFuzzIT {

  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1500);
  private static final int CALLERS = 4;
  private static final Path LOG_OF_THE_HUB = Path.of("target/contract-fuzz.log");

  @TempDir static Path data;

  private static EmbeddedPostgres postgres;
  private static DemoProcess demo;

  private final ApiDocument document = ApiDocument.load();
  private final Attempts attempts = new Attempts(document);
  private final Verdict verdict = new Verdict(OpenApiContract.load());
  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.start();
    demo =
        new DemoProcess(
            data,
            Map.of(
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "any"));
  }

  @AfterAll
  static void stop() throws IOException {
    demo.close();
    postgres.close();
  }

  @Test
  void everyAnswerKeepsToTheContract() throws Exception {
    long seed = Long.getLong("fuzz.seed", new java.util.Random().nextInt(1_000_000));
    RawHttp hub = new RawHttp(demo.url());
    long begun = System.nanoTime();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    for (int i = 0; i < REQUESTS; i++) {
      long own = seed + i;
      callers.execute(() -> attempt(hub, attempts.of(own)));
    }
    callers.shutdown();
    assertThat(callers.awaitTermination(15, TimeUnit.MINUTES)).isTrue();

    print(
        "%d requests from seed %d in %d s; statuses %s; %d faults"
            .formatted(
                REQUESTS,
                seed,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                new TreeMap<>(statuses),
                faults.size()));
    if (!faults.isEmpty()) {
      Files.writeString(LOG_OF_THE_HUB, demo.output());
    }
    assertThat(faults).isEmpty();
    assertThat(demo.output()).doesNotContainPattern("\\b3508\\d{12}\\b");
  }

  private void attempt(RawHttp hub, Attempt attempt) {
    try {
      Answer answer = hub.send(attempt.request());
      statuses.merge(answer.status(), 1, Integer::sum);
      verdict
          .faults(attempt, answer)
          .forEach(fault -> faults.add(answer.status() + ": " + fault + " <- " + attempt));
      if (answer.status() / 100 == 2 && answer.header("Location") != null) {
        attempts.remember(answer.header("Location").replaceFirst(".*/", ""));
      }
    } catch (RuntimeException e) {
      faults.add(e + " <- " + attempt);
    }
  }

  private static void print(String line) {
    org.slf4j.LoggerFactory.getLogger(ContractFuzzIT.class).warn(line);
  }
}
