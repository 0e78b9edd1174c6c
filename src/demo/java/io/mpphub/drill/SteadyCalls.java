package io.mpphub.drill;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One kind of call, made at a fixed rate whether or not those before were answered, as residents
 * do. Each is timed from the moment when it should have been made.
 */
final class SteadyCalls implements AutoCloseable {

  /**
   * One call.
   *
   * @param phase in which it was to be made
   * @param status 0 when there was no answer
   * @param location what the answer's header of that name says, null when it has none
   */
  record Call(Phase phase, long nanos, int status, String location) {

    boolean isOk() {
      return status == 200 || status == 202;
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int perSecond;
  private final Supplier<HttpRequest> request;
  private final Supplier<Phase> phase;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Phaser underWay = new Phaser(1);
  private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
  private long start;
  private long made;

  /**
   * @param phase tells the phase of the moment
   */
  SteadyCalls(int perSecond, Supplier<HttpRequest> request, Supplier<Phase> phase) {
    this.perSecond = perSecond;
    this.request = request;
    this.phase = phase;
  }

  void begin() {
    start = System.nanoTime();
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    clockwork.scheduleAtFixedRate(this::call, 0, period, TimeUnit.NANOSECONDS);
  }

  private void call() {
    long planned = start + made * TimeUnit.SECONDS.toNanos(1) / perSecond;
    made++;
    Phase now = phase.get();
    underWay.register();
    HTTP.sendAsync(request.get(), BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              calls.add(
                  new Call(now, System.nanoTime() - planned, status(answer), location(answer)));
              underWay.arriveAndDeregister();
            });
  }

  private static int status(HttpResponse<?> answer) {
    return answer == null ? 0 : answer.statusCode();
  }

  private static String location(HttpResponse<?> answer) {
    return answer == null ? null : answer.headers().firstValue("Location").orElse(null);
  }

  /** Answers other than those hoped for, as {@code 503: 2}; 0 stands for none at all. */
  static Map<Integer, Long> failures(Collection<SteadyCalls> streams) {
    return streams.stream()
        .flatMap(stream -> stream.calls.stream())
        .filter(call -> !call.isOk() && !call.phase().equals(Phase.UNCOUNTED))
        .collect(Collectors.groupingBy(Call::status, TreeMap::new, Collectors.counting()));
  }

  /** Returns the samples to compare. */
  List<Contrast.Sample> samples(String kind) {
    return calls.stream()
        .map(call -> new Contrast.Sample(kind, call.phase(), call.isOk() ? call.nanos() : null))
        .toList();
  }

  /** All that were answered, or will never be. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Makes no more calls, and waits for those under way. */
  @Override
  public void close() {
    clockwork.shutdownNow();
    underWay.arriveAndAwaitAdvance();
  }

  static HttpRequest.Builder request(URI hub, String key, String path) {
    return HttpRequest.newBuilder(hub.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("X-Api-Key", key);
  }
}
