package io.mpphub.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A front end's clients: each applies once, and repeats the request with its Idempotency-Key, at
 * the next hub, until it gets an answer that counts.
 */
final class Applicants implements AutoCloseable {

  private static final int THREADS = 16;
  private static final Duration AGAIN = Duration.ofMillis(300);

  private final List<HubApi> hubs;
  private final Bucket pace;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final List<Long> latencies = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> refused = new ConcurrentSkipListMap<>();
  private final AtomicInteger repeats = new AtomicInteger();

  /**
   * @param perSecond how many apply; none catches up on what an outage delayed
   */
  Applicants(List<HubApi> hubs, int perSecond) {
    this.hubs = hubs;
    this.pace =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(1).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
  }

  void start(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      threads.execute(() -> applyInTurn(number));
    }
    threads.shutdown();
  }

  /** Waits until all have their answer; those without one after that time give up. */
  void await(Duration patience) throws InterruptedException {
    threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    close();
    threads.awaitTermination(1, TimeUnit.MINUTES);
  }

  private void applyInTurn(int number) {
    try {
      pace.asBlocking().consume(1);
      apply(number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void apply(int number) throws InterruptedException {
    String key = "drill-" + UUID.randomUUID();
    String application = HubApi.practiceLicence(number);
    int tries = 0;
    do {
      if (isAnswered(hubs.get((number + tries) % hubs.size()), key, application)) {
        return;
      }
      tries++;
      repeats.incrementAndGet();
    } while (!ended.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
  }

  private boolean isAnswered(HubApi hub, String key, String application) {
    long begin = System.nanoTime();
    HttpResponse<String> answer;
    try {
      answer = hub.submit(key, application);
    } catch (UncheckedIOException e) {
      return false;
    }
    long took = System.nanoTime() - begin;
    if (answer.statusCode() == 202) {
      latencies.add(took);
      accepted.add(id(answer));
      return true;
    }
    refused.merge(answer.statusCode(), 1, Integer::sum);
    return answer.statusCode() < 500 && answer.statusCode() != 429;
  }

  private static String id(HttpResponse<String> answer) {
    try {
      JsonNode application = HubApi.JSON.readTree(answer.body());
      return application.path("id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids that were promised. */
  Set<String> accepted() {
    return Set.copyOf(accepted);
  }

  /** Latencies of requests that got a 202. */
  List<Long> latencies() {
    return latencies;
  }

  /** Answers that were no 202, by status. */
  Map<Integer, Integer> refused() {
    return refused;
  }

  /** Requests that were sent once more. */
  int repeats() {
    return repeats.get();
  }

  @Override
  public void close() {
    ended.countDown();
    threads.shutdownNow();
  }
}
