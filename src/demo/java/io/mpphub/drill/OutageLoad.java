package io.mpphub.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Front ends that go on despite failures: applications at a fixed rate, each repeated with its
 * Idempotency-Key when the hub asks for that, lookups that need no database, and reads that do.
 */
final class OutageLoad implements AutoCloseable {

  /** Kinds of calls. */
  enum Kind {
    APPLICATION,
    /** An agency is asked, and nothing is stored. */
    LOOKUP,
    /** The hub's own database is asked. */
    READ
  }

  /**
   * One answer.
   *
   * @param nanos how long it took
   * @param end when it came, by {@link System#nanoTime}
   * @param fault what is wrong with it, null when it is as promised
   */
  record Answer(Kind kind, long nanos, long end, int status, String fault) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI hub;
  private final String key;
  private final int perSecond;
  private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(4);
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean isEnding;

  /**
   * @param perSecond calls of each kind
   */
  OutageLoad(URI hub, String key, int perSecond) {
    this.hub = hub;
    this.key = key;
    this.perSecond = perSecond;
  }

  void begin() {
    schedule(this::apply);
    schedule(() -> get(Kind.LOOKUP, "/api/v1/businesses/8120003508001"));
    schedule(() -> get(Kind.READ, "/api/v1/applications?limit=1"));
  }

  private void schedule(Runnable call) {
    clockwork.scheduleAtFixedRate(
        () -> {
          if (!isEnding) {
            call.run();
          }
        },
        0,
        TimeUnit.SECONDS.toNanos(1) / perSecond,
        TimeUnit.NANOSECONDS);
  }

  /** Begins nothing new, and waits until each application is accepted or time is up. */
  void end(java.time.Duration patience) throws InterruptedException {
    isEnding = true;
    if (open.get() > 0) {
      settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void apply() {
    open.incrementAndGet();
    apply("outage-" + UUID.randomUUID(), HubApi.practiceLicence(made.getAndIncrement()));
  }

  private void apply(String idempotencyKey, String application) {
    HttpRequest request =
        SteadyCalls.request(hub, key, "/api/v1/applications")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(application))
            .build();
    send(
        Kind.APPLICATION,
        request,
        answer -> {
          if (answer != null && answer.statusCode() == 202) {
            accepted.add(json(answer).path("id").asText());
            if (open.decrementAndGet() == 0 && isEnding) {
              settled.countDown();
            }
          } else {
            long pause = answer == null ? 1 : retryAfter(answer);
            clockwork.schedule(() -> apply(idempotencyKey, application), pause, TimeUnit.SECONDS);
          }
        });
  }

  private void get(Kind kind, String path) {
    send(kind, SteadyCalls.request(hub, key, path).GET().build(), answer -> {});
  }

  private interface Next {
    /**
     * @param answer null when there was none
     */
    void go(HttpResponse<String> answer);
  }

  private void send(Kind kind, HttpRequest request, Next next) {
    long begin = System.nanoTime();
    http.sendAsync(request, BodyHandlers.ofString())
        .whenComplete(
            (answer, failure) -> {
              long end = System.nanoTime();
              int status = answer == null ? 0 : answer.statusCode();
              answers.add(new Answer(kind, end - begin, end, status, fault(answer, failure)));
              next.go(answer);
            });
  }

  private static String fault(HttpResponse<String> answer, Throwable failure) {
    if (failure != null) {
      return "no answer: " + failure;
    }
    if (answer.statusCode() == 200 || answer.statusCode() == 202) {
      return null;
    }
    boolean isProblem =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter("application/problem+json"::equals)
            .isPresent();
    return answer.statusCode() == 503
            && isProblem
            && json(answer).path("code").asText().equals("hub-unavailable")
            && answer.headers().firstValue("Retry-After").isPresent()
        ? null
        : answer.statusCode() + ": " + answer.body();
  }

  private static long retryAfter(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("Retry-After").orElse(1);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return HubApi.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Ids that were promised. */
  Set<String> accepted() {
    return Set.copyOf(accepted);
  }

  /** Applications that never got a 202. */
  int unanswered() {
    return open.get();
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
