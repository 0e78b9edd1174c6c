package io.mpphub.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mpphub.application.Histories;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * All open streams of this hub. {@link #look} brings them the changes of all hubs: the last entry
 * that a stream's client knows is compared with the database, so nothing depends on having heard of
 * a change.
 */
public class EventStreams {

  private static final int BATCH = 2000;

  /** Of one application; a slow client takes as many as a stream has room for. */
  private static final int EACH = 250;

  private final Histories histories;
  private final EventText text;
  private final StreamProperties properties;
  private final Timer looks;
  private final Clock clock;
  private final Map<UUID, Set<EventStream>> byApplication = new ConcurrentHashMap<>();
  private final Map<String, Integer> byClient = new ConcurrentHashMap<>();
  private final Map<EventStream, Instant> streams = new ConcurrentHashMap<>();
  private volatile Consumer<UUID> wanted = application -> {};
  private volatile boolean closing;

  EventStreams(
      Histories histories,
      EventText text,
      StreamProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.histories = histories;
    this.text = text;
    this.properties = properties;
    this.clock = clock;
    Gauge.builder("hub.streams", streams, Map::size)
        .description("Open streams of front ends that follow an application")
        .register(meters);
    this.looks =
        Timer.builder("hub.streams.looks")
            .description("Queries for what is new to all open streams")
            .register(meters);
  }

  /** True when this hub keeps no more streams open. */
  public boolean isFull() {
    return streams.size() >= properties.most();
  }

  /**
   * True when this hub keeps no more streams open for one client.
   *
   * @param client its name
   */
  public boolean isFull(String client) {
    return byClient.getOrDefault(client, 0) >= properties.perClient();
  }

  /**
   * Turns the request into a stream. It lasts until the application's end, the longest time or the
   * client's leave.
   *
   * @param client the follower's name
   * @param seen the number of the last entry that the client knows, 0 for none
   * @param wording wording of notes for this client
   * @throws IOException when the client is gone
   */
  public void open(
      HttpServletRequest request,
      HttpServletResponse response,
      UUID application,
      String client,
      int seen,
      Wording wording)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(EventText.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    // For nginx, which else keeps events until its buffer is full.
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext connection = request.startAsync();
    connection.setTimeout(0);
    Instant now = clock.instant();
    EventStream stream =
        new EventStream(
            application,
            client,
            seen,
            wording,
            connection,
            response.getOutputStream(),
            now,
            hungry -> wanted.accept(hungry.application()),
            this::forget);
    connection.addListener(stream);
    stream.say(EventText.retry(properties.retry()), now);
    streams.put(stream, now.plus(spread()));
    byClient.merge(client, 1, Integer::sum);
    byApplication.compute(
        application,
        (id, others) -> {
          Set<EventStream> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(stream);
          return all;
        });
    response.getOutputStream().setWriteListener(stream);
    wanted.accept(application);
    if (closing) {
      stream.end();
    }
  }

  // Those that came together don't come again together.
  private Duration spread() {
    double factor = 1 - 0.2 * ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis((long) (properties.longest().toMillis() * factor));
  }

  private void forget(EventStream stream) {
    // The end may be reported more than once.
    if (streams.remove(stream) != null) {
      byClient.computeIfPresent(stream.client(), (client, open) -> open == 1 ? null : open - 1);
    }
    byApplication.computeIfPresent(
        stream.application(),
        (id, all) -> {
          all.remove(stream);
          return all.isEmpty() ? null : all;
        });
  }

  /** Sets the listener for applications that a client begins to follow, or can take more of. */
  void onWanted(Consumer<UUID> listener) {
    wanted = listener;
  }

  boolean isFollowed(UUID application) {
    return byApplication.containsKey(application);
  }

  /** Brings all streams what is new to them. */
  void look() {
    look(byApplication.keySet());
  }

  /** Brings the streams of these applications what is new to them. */
  void look(Collection<UUID> applications) {
    boolean more;
    do {
      Map<UUID, Integer> seen = seen(applications);
      if (seen.isEmpty()) {
        return;
      }
      List<Histories.Entry> news = looks.record(() -> histories.after(seen, EACH, BATCH));
      long taken = news.stream().filter(this::tell).count();
      more = taken > 0 && news.size() >= EACH;
    } while (more);
  }

  /** From where on entries are wanted: streams that have no room want none. */
  private Map<UUID, Integer> seen(Collection<UUID> applications) {
    Map<UUID, Integer> seen = new HashMap<>();
    for (UUID application : applications) {
      byApplication.getOrDefault(application, Set.of()).stream()
          .filter(EventStream::hasRoom)
          .mapToInt(EventStream::seen)
          .min()
          .ifPresent(least -> seen.put(application, least));
    }
    return seen;
  }

  /** False when no stream takes it now. */
  private boolean tell(Histories.Entry entry) {
    boolean taken = false;
    Map<String, byte[]> byLanguage = new HashMap<>();
    Instant now = clock.instant();
    for (EventStream stream : byApplication.getOrDefault(entry.application(), Set.of())) {
      byte[] event =
          byLanguage.computeIfAbsent(
              stream.wording().language(), tag -> text.state(entry, stream.wording()));
      if (stream.offer(entry, event, now)) {
        taken = true;
        if (entry.move().state().isFinal()) {
          stream.say(text.end(entry.application(), entry.move().state()), now);
          stream.end();
        }
      }
    }
    return taken;
  }

  /** Sends a sign of life on each stream, and ends those whose time is up. */
  void beat() {
    Instant now = clock.instant();
    streams.forEach(
        (stream, until) -> {
          if (!now.isBefore(until)) {
            stream.end();
          }
          stream.beat(now, properties.heartbeat(), properties.stall());
        });
  }

  /** Ends all of them; their clients come again, to this hub or another. */
  void endAll() {
    closing = true;
    streams.keySet().forEach(EventStream::end);
  }
}
