package io.mpphub.stream;

import static io.mpphub.application.ApplicationState.APPROVED;
import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.DELIVERING;
import static io.mpphub.application.ApplicationState.FAILED;
import static io.mpphub.application.ApplicationState.REJECTED;
import static io.mpphub.application.ApplicationState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.hub.BareHub;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What clients see who follow applications, on two hubs that share a database only. */
class EventStreamsIT {

  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 10;
  private static final int OF_ONE = 8;
  private static final String DESK = "desk-key-of-sixteen";
  private static final Logger LOG = LoggerFactory.getLogger(EventStreamsIT.class);

  @TempDir private static Path folder;
  private static BareHub hub;
  private static BareHub other;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    hub =
        BareHub.start(
            folder,
            "first",
            "hub.streams.heartbeat=1s",
            "hub.streams.stall=4s",
            "hub.streams.per-client=2000");
    other =
        BareHub.start(
            folder,
            "second",
            "hub.streams.most=" + MOST,
            "hub.streams.per-client=" + OF_ONE,
            "hub.streams.longest=8s",
            "hub.security.clients[2].name=desk",
            "hub.security.clients[2].key=" + DESK,
            "hub.security.clients[2].scopes=applications.read,applications.read.all");
    http = HttpClient.newBuilder().executor(Executors.newFixedThreadPool(2)).build();
  }

  @AfterAll
  static void stop() {
    other.close();
    hub.close();
  }

  @Test
  void tellsWhatWasThenWhatHappensThenTheEnd() throws Exception {
    UUID id = hub.submit();
    hub.move(id, DELIVERING);
    Follower follower = follow(hub, id, null);
    await().until(() -> follower.numbers().size() == 2);

    hub.move(id, WAITING, "The agency can't take it now. It is tried again automatically.");
    hub.move(id, DELIVERING, DELIVERED, APPROVED);

    assertThat(follower.ended.get()).isEqualTo(200);
    assertThat(follower.numbers()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(follower.isAtEnd()).isTrue();
    assertThat(follower.retry).isEqualTo("2000");
    for (Follower.Event event : follower.events) {
      String schema = event.type().equals("state") ? "StateEvent" : "EndEvent";
      assertThat(CONTRACT.faults(schema, JSON.readTree(event.data()))).isEmpty();
      assertThat(event.data()).contains(id.toString());
    }
    assertThat(follower.events.get(2).data())
        .contains("\"number\":3", "\"state\":\"waiting\"", "dikirim lagi secara otomatis");
  }

  @Test
  void goesOnWhereTheClientWas() throws Exception {
    UUID id = hub.submit();
    hub.move(id, DELIVERING, DELIVERED);

    Follower follower = follow(hub, id, "2");
    await().until(() -> follower.numbers().equals(List.of(3)));
    hub.move(id, REJECTED);

    assertThat(follower.ended.get()).isEqualTo(200);
    assertThat(follower.numbers()).containsExactly(3, 4);
  }

  @Test
  void answers204ToWhoKnowsTheEnd() throws Exception {
    UUID id = hub.submit();
    hub.move(id, DELIVERING, APPROVED);

    HttpResponse<String> known = get(hub, id, "Last-Event-ID", "3");
    HttpResponse<String> before = get(hub, id, "Last-Event-ID", "2");
    HttpResponse<String> neverGiven = get(hub, id, "Last-Event-ID", "4");

    assertThat(known.statusCode()).isEqualTo(204);
    CONTRACT.assertConforms("followApplication", known);
    assertThat(before.statusCode()).isEqualTo(200);
    CONTRACT.assertConforms("followApplication", before);
    assertThat(before.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(before.body()).contains("id: 3\n", "event: end\n").doesNotContain("id: 2\n");
    assertThat(neverGiven.body()).contains("id: 1\n", "id: 2\n", "id: 3\n");
  }

  @Test
  void tellsWhatHappensOnAnotherHub() throws Exception {
    UUID id = hub.submit();
    Follower follower = follow(hub, id, null);
    await().until(() -> follower.numbers().size() == 1);

    other.move(id, DELIVERING, FAILED, WAITING, DELIVERING, DELIVERED);
    await().until(() -> follower.numbers().size() == 6);
    other.move(id, APPROVED);

    assertThat(follower.ended.get()).isEqualTo(200);
    assertThat(follower.numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void letsClientsComeAgainToAnyHubAndMissNothing() throws Exception {
    UUID id = hub.submit();
    Follower first = follow(hub, id, null);
    await().until(() -> first.numbers().size() == 1);
    first.drop();
    hub.move(id, DELIVERING);

    Follower second = follow(other, id, first.lastId());
    assertThat(second.ended.get()).isEqualTo(200);
    assertThat(second.numbers()).containsExactly(2);
    assertThat(second.isAtEnd()).isFalse();

    hub.move(id, DELIVERED);
    Follower third = follow(hub, id, second.lastId());
    await().until(() -> third.numbers().equals(List.of(3)));
    third.drop();
  }

  @Test
  void showsThatAQuietStreamLivesAndForgetsClientsThatLeft() {
    Follower follower = follow(hub, hub.submit(), null);

    await().until(() -> follower.comments.size() >= 2);
    follower.drop();

    await().until(() -> openStreams(hub) == 0);
  }

  @Test
  void waitsForNobodyWhoTakesNothing() throws Exception {
    UUID full = hub.submit();
    fill(full, 12_000);
    UUID quick = hub.submit();
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4096);
      deaf.connect(new InetSocketAddress("127.0.0.1", hub.url("/").getPort()));
      deaf.getOutputStream().write(rawRequest(full).getBytes(StandardCharsets.US_ASCII));
      await().until(() -> openStreams(hub) == 1);

      Follower follower = follow(hub, quick, null);
      hub.move(quick, DELIVERING, DELIVERED, APPROVED);

      assertThat(follower.ended.get()).isEqualTo(200);
      assertThat(follower.numbers()).containsExactly(1, 2, 3, 4);
      await().until(() -> openStreams(hub) == 0);
    }
    Follower again = follow(hub, full, "10000");
    await().until(() -> again.numbers().size() == 2_000);
    assertThat(again.numbers()).isEqualTo(IntStream.rangeClosed(10_001, 12_000).boxed().toList());
    again.drop();
  }

  /** Each change in order and once, with few threads, also for those who leave and come again. */
  @Test
  void tellsAThousandClientsOfTwoHundredApplications() {
    List<UUID> ids = Stream.generate(hub::submit).limit(200).toList();
    int threads = threads();
    List<Follower> followers =
        IntStream.range(0, 1_000).mapToObj(i -> follow(hub, ids.get(i % 200), null)).toList();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> followers.stream().allMatch(follower -> follower.numbers().size() == 1));
    int more = threads() - threads;
    LOG.info("{} open streams; {} threads before, {} more now", openStreams(hub), threads, more);
    // The server's own, which served the thousand requests.
    assertThat(more).isLessThan(100);

    ids.parallelStream().forEach(id -> hub.move(id, DELIVERING));
    List<Follower> leaving = followers.subList(0, 100);
    await().until(() -> leaving.stream().allMatch(follower -> follower.numbers().size() == 2));
    leaving.forEach(Follower::drop);
    ids.parallelStream().forEach(id -> other.move(id, DELIVERED));
    List<Follower> back =
        IntStream.range(0, 100)
            .mapToObj(i -> follow(hub, ids.get(i), leaving.get(i).lastId()))
            .toList();
    ids.parallelStream().forEach(id -> hub.move(id, APPROVED));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> followers.subList(100, 1_000).stream().allMatch(Follower::isAtEnd));
    assertThat(followers.subList(100, 1_000))
        .allSatisfy(f -> assertThat(f.numbers()).containsExactly(1, 2, 3, 4));
    await().until(() -> back.stream().allMatch(Follower::isAtEnd));
    assertThat(back).allSatisfy(f -> assertThat(f.numbers()).containsExactly(3, 4));
    await().until(() -> openStreams(hub) == 0);
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  @Test
  void opensNoMoreStreamsThanItMayNorThanAClientMay() throws Exception {
    UUID id = hub.submit();
    List<Follower> followers = new ArrayList<>();
    for (int i = 0; i < OF_ONE; i++) {
      followers.add(follow(other, id, null));
    }
    await().until(() -> openStreams(other) == OF_ONE);

    HttpResponse<String> tooMany = get(other, id);

    assertThat(tooMany.statusCode()).isEqualTo(429);
    CONTRACT.assertConforms("followApplication", tooMany);
    assertThat(tooMany.body()).contains("rate-limited");
    assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
    for (int i = OF_ONE; i < MOST; i++) {
      followers.add(Follower.follow(http, events(other, id), null, DESK));
    }
    await().until(() -> openStreams(other) == MOST);

    HttpResponse<String> refused = get(other, id, "X-Api-Key", DESK);

    assertThat(refused.statusCode()).isEqualTo(503);
    CONTRACT.assertConforms("followApplication", refused);
    assertThat(refused.body()).contains("hub-unavailable");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    for (Follower follower : followers) {
      assertThat(follower.ended.get()).isEqualTo(200);
    }
    assertThat(openStreams(other)).isZero();
    Follower again = follow(other, id, null);
    await().until(() -> openStreams(other) == 1);
    again.drop();
  }

  @Test
  void refusesAsAnyOtherOperation() throws Exception {
    UUID id = hub.submit();
    HttpResponse<String> unknown = get(hub, UUID.randomUUID());
    HttpResponse<String> unscoped = get(hub, id, "X-Api-Key", BareHub.LIMITED_KEY);
    HttpResponse<String> keyless = get(hub, id, "X-Api-Key", "nobody's");
    HttpResponse<String> noUuid =
        send(HttpRequest.newBuilder(hub.url("/api/v1/applications/x/events")));
    HttpResponse<String> json = get(hub, id, "Accept", "application/json");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unscoped.statusCode()).isEqualTo(403);
    assertThat(keyless.statusCode()).isEqualTo(401);
    assertThat(noUuid.statusCode()).isEqualTo(422);
    assertThat(json.statusCode()).isEqualTo(406);
    for (HttpResponse<String> answer : List.of(unknown, unscoped, keyless, noUuid, json)) {
      CONTRACT.assertConforms("followApplication", answer);
      assertThat(answer.headers().allValues("traceparent")).hasSize(1);
    }
    String traceId = unknown.headers().firstValue("traceparent").orElseThrow().split("-")[1];
    assertThat(unknown.body()).contains("\"traceId\":\"" + traceId + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "two", "1234567890", "1,2"})
  void refusesAnIdThatIsNoEvents(String last) throws Exception {
    HttpResponse<String> answer = get(hub, hub.submit(), "Last-Event-ID", last);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/Last-Event-ID");
    CONTRACT.assertConforms("followApplication", answer);
  }

  private static URI events(BareHub hub, UUID application) {
    return hub.url("/api/v1/applications/" + application + "/events");
  }

  private static double openStreams(BareHub hub) {
    return hub.bean(MeterRegistry.class).get("hub.streams").gauge().value();
  }

  private static Follower follow(BareHub hub, UUID id, String last) {
    return Follower.follow(http, events(hub, id), last);
  }

  private static void fill(UUID id, int moves) {
    JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
    jdbc.update(
        "insert into application_history (application_id, seq, at, state, note)"
            + " select ?, x, current_timestamp, 'waiting', repeat('x', 1000)"
            + " from system_range(2, ?)",
        id,
        moves);
    jdbc.update("update application set moves = ?, state = 'waiting' where id = ?", moves, id);
  }

  private static String rawRequest(UUID id) {
    return "GET %s HTTP/1.1\r\nHost: hub\r\nX-Api-Key: %s\r\n\r\n"
        .formatted(events(hub, id).getPath(), BareHub.KEY);
  }

  private static HttpResponse<String> get(BareHub hub, UUID id, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(events(hub, id));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (request.build().headers().firstValue("X-Api-Key").isEmpty()) {
      request.header("X-Api-Key", BareHub.KEY);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
