package io.mpphub.drill;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Many clients that each have one call under way, and make the next one after the time that the
 * answer asks for. Each has up to a second of its own on top, since clients don't share a clock.
 */
final class EagerCallers implements Alternation.Disturber {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Phase phase;
  private final int count;
  private final List<HttpRequest> requests;
  private final Phaser underWay = new Phaser(1);
  private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private volatile boolean ended;

  /**
   * @param requests what they ask, each its own
   */
  EagerCallers(Phase phase, int count, List<HttpRequest> requests) {
    this.phase = phase;
    this.count = count;
    this.requests = requests;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public void begin() {
    ended = false;
    for (int i = 0; i < count; i++) {
      underWay.register();
      HttpRequest request = requests.get(i % requests.size());
      after(0).execute(() -> call(request));
    }
  }

  private void call(HttpRequest request) {
    if (ended) {
      underWay.arriveAndDeregister();
      return;
    }
    HTTP.sendAsync(request, BodyHandlers.discarding())
        .handle((answer, failure) -> count(answer))
        .thenAccept(pause -> after(pause).execute(() -> call(request)));
  }

  /**
   * Seconds until it may call again.
   *
   * @param answer null when there is none
   */
  private long count(HttpResponse<Void> answer) {
    answers.merge(answer == null ? 0 : answer.statusCode(), 1, Integer::sum);
    return answer == null ? 1 : answer.headers().firstValueAsLong("Retry-After").orElse(0);
  }

  private static Executor after(long seconds) {
    long own = ThreadLocalRandom.current().nextLong(TimeUnit.SECONDS.toMillis(1));
    return CompletableFuture.delayedExecutor(
        TimeUnit.SECONDS.toMillis(seconds) + own, TimeUnit.MILLISECONDS);
  }

  @Override
  public void end() {
    ended = true;
    underWay.arriveAndAwaitAdvance();
  }

  /** Returns the callers' results, for people. */
  String text() {
    return "%s: answered with %s (0: without an answer)".formatted(phase.name(), answers);
  }
}
