package io.mpphub.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the hub what the licensing office decided. Tries again and again until the hub takes it
 * (2xx) or says that it knows no such application (404), so the hub may hear a decision twice.
 */
final class DecisionSender implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LicensingOffice office;
  private final String key;
  private final Duration again;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sandbox-licensing-decisions");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<URI> hubs = List.of();

  /**
   * @param key the hub's API key for this agency
   * @param again how long to wait after a failure
   */
  DecisionSender(LicensingOffice office, String key, Clock clock, Duration again) {
    this.office = office;
    this.key = key;
    this.again = again;
    office.onTaken(taken -> sendAfter(taken, Duration.between(clock.instant(), taken.decidedAt())));
  }

  /** Where the hubs are, which take turns; until one is known decisions wait. */
  void hubsAt(List<URI> hubs) {
    this.hubs = List.copyOf(hubs);
  }

  private void sendAfter(LicensingCase decided, Duration delay) {
    if (!timer.isShutdown()) {
      timer.schedule(() -> send(decided), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  private void send(LicensingCase decided) {
    if (office.isWithdrawn(decided.number())) {
      return;
    }
    if (hubs.isEmpty()) {
      sendAfter(decided, again);
      return;
    }
    URI hub = hubs.get(turn.getAndIncrement() % hubs.size());
    var request =
        HttpRequest.newBuilder(hub.resolve("/agency/licensing/decisions"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Api-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(decided.decision().toString()))
            .build();
    http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete((answer, failure) -> conclude(decided, answer));
  }

  private void conclude(LicensingCase decided, HttpResponse<Void> answer) {
    boolean done = answer != null && (answer.statusCode() / 100 == 2 || answer.statusCode() == 404);
    if (done) {
      office.settle(decided.number());
    } else {
      sendAfter(decided, again);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
