package io.mpphub.stream;

import io.mpphub.hub.BareHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A client of a stream, without a thread of its own. Reads as the HTML standard says. */
final class Follower implements Flow.Subscriber<String> {

  /** An event; {@code id} is null for one without. */
  record Event(String id, String type, String data) {

    int number() {
      return Integer.parseInt(id);
    }
  }

  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<String> comments = new CopyOnWriteArrayList<>();

  /** The answer's status once the stream has ended, however it did. */
  CompletableFuture<Integer> ended;

  volatile String retry;
  private Flow.Subscription subscription;
  private volatile boolean dropped;
  private String id;
  private String type;
  private String data;

  /**
   * @param last the id of the last event that is known, null for none
   */
  static Follower follow(HttpClient http, URI events, String last) {
    return follow(http, events, last, BareHub.KEY);
  }

  static Follower follow(HttpClient http, URI events, String last, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(events)
            .header("X-Api-Key", key)
            .header("Accept", "text/event-stream");
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    Follower follower = new Follower();
    follower.ended =
        http.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(follower))
            .handle((answer, failure) -> failure == null ? answer.statusCode() : -1);
    return follower;
  }

  String lastId() {
    return events.stream().map(Event::id).filter(id -> id != null).reduce((a, b) -> b).orElse(null);
  }

  List<Integer> numbers() {
    return events.stream().filter(e -> e.type().equals("state")).map(Event::number).toList();
  }

  boolean isAtEnd() {
    return events.stream().anyMatch(event -> event.type().equals("end"));
  }

  /** Closes the connection, as a phone does that leaves its network. */
  void drop() {
    dropped = true;
    subscription.cancel();
  }

  boolean isDropped() {
    return dropped;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.isEmpty()) {
      if (data != null) {
        events.add(new Event(id, type, data));
      }
      id = null;
      type = null;
      data = null;
    } else if (line.startsWith(":")) {
      comments.add(line);
    } else {
      String value = line.substring(line.indexOf(": ") + 2);
      switch (line.substring(0, line.indexOf(':'))) {
        case "id" -> id = value;
        case "event" -> type = value;
        case "data" -> data = value;
        case "retry" -> retry = value;
        default -> throw new AssertionError(line);
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    // The future tells.
  }

  @Override
  public void onComplete() {
    // The future tells.
  }
}
