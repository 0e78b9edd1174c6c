package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.contract.OpenApiContract;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a resident does at the mall besides applying, on the demo with its agencies. */
class ResidentIT {

  private static final String SITI = "3508104101900001";
  private static final String BUDI = "3508101505850002";
  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  @TempDir static Path data;
  private static DemoProcess demo;

  @BeforeAll
  static void start() {
    demo = new DemoProcess(data, Map.of());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void withdrawsAnApplicationThatTheAgencyHas() {
    String id = apply("LATER");
    demo.awaitState(List.of(id), "delivered", Duration.ofSeconds(30));

    HttpResponse<String> receipt = withdraw(id, "taken-back-1");
    demo.awaitState(List.of(id), "withdrawn", Duration.ofSeconds(30));
    HttpResponse<String> again = withdraw(id, "taken-back-1");

    List.of(receipt, again).forEach(a -> CONTRACT.assertConforms("withdrawApplication", a));
    assertThat(receipt.statusCode()).isEqualTo(202);
    assertThat(receipt.headers().firstValue("Location")).contains("/api/v1/applications/" + id);
    assertThat(again.body()).isEqualTo(receipt.body());
    assertThat(atTheOffice(id).path("state").asText()).isEqualTo("withdrawn");
    HttpResponse<String> withdrawn = demo.get("/api/v1/applications/" + id);
    CONTRACT.assertConforms("getApplication", withdrawn);
    assertThat(json(withdrawn).path("history").findValuesAsText("state"))
        .containsExactly("submitted", "delivering", "delivered", "withdrawn");
    assertThat(json(withdrawn).path("withdrawalRequestedAt"))
        .isEqualTo(json(receipt).path("withdrawalRequestedAt"));
  }

  @Test
  void withdrawsAnApplicationThatNeverReachedTheAgency() {
    demo.fault("sisdmk", "down");
    HttpResponse<String> receipt = demo.apply(SITI, "Klinik");
    String id = json(receipt).path("id").asText();

    HttpResponse<String> withdrawn = withdraw(id, UUID.randomUUID().toString());
    // At once, or when the attempt that is just under way has failed.
    demo.awaitState(List.of(id), "withdrawn", Duration.ofSeconds(30));
    demo.fault("sisdmk", "none");

    CONTRACT.assertConforms("withdrawApplication", withdrawn);
    assertThat(json(receipt).path("state").asText()).isEqualTo("waiting");
    assertThat(atTheOffice(id).isMissingNode()).isTrue();
  }

  @Test
  void withdrawsNothingThatIsDecidedOrUnknown() {
    String id = apply("REJECT");
    demo.awaitState(List.of(id), "rejected", Duration.ofSeconds(30));

    HttpResponse<String> decided = withdraw(id, UUID.randomUUID().toString());
    HttpResponse<String> unknown =
        withdraw(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    HttpResponse<String> invalid = withdraw("1", UUID.randomUUID().toString());

    List.of(decided, unknown, invalid)
        .forEach(a -> CONTRACT.assertConforms("withdrawApplication", a));
    assertThat(json(decided).path("code").asText()).isEqualTo("invalid");
    assertThat(json(decided).at("/errors/0/detail").asText()).isEqualTo("is rejected already");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(invalid.statusCode()).isEqualTo(422);
  }

  @Test
  void getsTheOnePlaceOfASlotAloneOfTwentyWhoWantIt() {
    String body =
        DemoProcess.JSON
            .createObjectNode()
            .put("slotId", slotForOne("civil-registry"))
            .put("nik", SITI)
            .toString();

    List<HttpResponse<String>> answers = twenty(i -> book(body, "twenty-" + i));

    answers.forEach(answer -> CONTRACT.assertConforms("bookSlot", answer));
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> json(answer).path("code").asText().equals("slot-taken"))
        .hasSize(19)
        .allMatch(answer -> answer.statusCode() == 409);
  }

  @Test
  void getsOnePlaceForOneKeyHoweverOftenItIsSent() {
    String body =
        DemoProcess.JSON
            .createObjectNode()
            .put("slotId", slotForOne("licensing"))
            .put("nik", SITI)
            .toString();

    List<HttpResponse<String>> answers = twenty(i -> book(body, "one-key"));

    assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
    HttpResponse<String> other = book(body.replace(SITI, BUDI), "one-key");
    assertThat(json(other).path("code").asText()).isEqualTo("idempotency-conflict");
  }

  /** As many threads as callers: none waits for another's end. */
  private static <T> List<T> twenty(IntFunction<T> call) {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      return IntStream.range(0, 20)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  private static String slotForOne(String counter) {
    JsonNode slots = json(demo.get("/api/v1/counters/slots?counter=" + counter)).path("slots");
    return StreamSupport.stream(slots.spliterator(), false)
        .filter(slot -> slot.path("capacity").asInt() == 1 && slot.path("free").asInt() == 1)
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  private static HttpResponse<String> book(String body, String key) {
    return post("/api/v1/counters/bookings", key, BodyPublishers.ofString(body));
  }

  private static String apply(String facility) {
    return json(demo.apply(SITI, facility)).path("id").asText();
  }

  private static HttpResponse<String> withdraw(String id, String key) {
    return post("/api/v1/applications/" + id + "/withdrawal", key, BodyPublishers.noBody());
  }

  private static HttpResponse<String> post(
      String path, String key, HttpRequest.BodyPublisher body) {
    return demo.send(
        demo.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(body)
            .build());
  }

  /** What the sandbox reports of an application, missing when the office never had it. */
  private static JsonNode atTheOffice(String id) {
    JsonNode all = json(demo.get("/sandbox/licensing/applications"));
    return StreamSupport.stream(all.findParents("timesReceived").spliterator(), false)
        .filter(application -> application.path("id").asText().equals(id))
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }
}
