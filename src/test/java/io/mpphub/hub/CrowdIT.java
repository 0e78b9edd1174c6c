package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.contract.OpenApiContract;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Many who ask at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdIT {

  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private DemoProcess demo;

  @BeforeAll
  void start(@TempDir Path data) {
    demo = new DemoProcess(data, Map.of());
  }

  @AfterAll
  void stop() {
    demo.close();
  }

  @Test
  void whoAsksAnotherAgencyIsAnsweredWhileAllThreadsWouldWaitForOneThatHangs() {
    demo.fault("regional-tax", "hang");
    List<CompletableFuture<HttpResponse<String>>> hanging =
        IntStream.range(0, 400)
            .mapToObj(i -> get("/api/v1/tax-clearances/" + DemoIT.SITI))
            .toList();

    HttpResponse<String> resident = get("/api/v1/residents/" + DemoIT.SITI).join();

    assertThat(resident.statusCode()).isEqualTo(200);
    assertThat(hanging).anyMatch(call -> !call.isDone());
    demo.fault("regional-tax", "none");
    List<HttpResponse<String>> answers = hanging.stream().map(CompletableFuture::join).toList();
    answers.forEach(answer -> CONTRACT.assertConforms("getTaxClearance", answer));
    // Two at a time wait for the agency; of so many that come at once nearly all are turned away.
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 503)
        .hasSizeGreaterThan(300)
        .allMatch(answer -> code(answer).equals("agency-unavailable"));
    assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 503, 504);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 503)
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void fiftyRepeatsOfAnApplicationAtOnceGetTheSameReceipt() {
    String application =
        """
        {"service": "practice-licence", "applicant": {"nik": "%s"}, "data": {"facility": "Klinik"}}
        """
            .formatted(DemoIT.SITI);

    List<HttpResponse<String>> answers =
        atOnce(50, i -> post("/api/v1/applications", "crowd-1", application));

    answers.forEach(answer -> CONTRACT.assertConforms("submitApplication", answer));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
    assertThat(answers)
        .extracting(answer -> answer.headers().firstValue("Location").orElseThrow())
        .containsOnly(answers.get(0).headers().firstValue("Location").orElseThrow());
    String id = DemoProcess.json(answers.get(0)).path("id").asText();
    demo.awaitState(List.of(id), "approved", Duration.ofMinutes(1));
    assertThat(DemoProcess.json(demo.get("/api/v1/applications?limit=100")).path("applications"))
        .filteredOn(found -> found.path("service").asText().equals("practice-licence"))
        .hasSize(1);
  }

  @Test
  void fiftyRepeatsOfABookingAtOnceGetTheSamePlace() {
    JsonNode slots =
        DemoProcess.json(demo.get("/api/v1/counters/slots?counter=licensing")).path("slots");
    String slot =
        StreamSupport.stream(slots.spliterator(), false)
            .filter(candidate -> candidate.path("capacity").asInt() == 1)
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    ObjectNode booking =
        DemoProcess.JSON.createObjectNode().put("slotId", slot).put("nik", DemoIT.SITI);

    List<HttpResponse<String>> answers =
        atOnce(50, i -> post("/api/v1/counters/bookings", "crowd-2", booking.toString()));

    answers.forEach(answer -> CONTRACT.assertConforms("bookSlot", answer));
    // A counters' system that is too slow for so many has some of them come back.
    assertThat(answers).extracting(HttpResponse::statusCode).contains(201).isSubsetOf(201, 503);
    List<HttpResponse<String>> booked = new ArrayList<>(answers);
    booked.removeIf(answer -> answer.statusCode() == 503);
    for (int turnedAway = answers.size() - booked.size(); turnedAway > 0; turnedAway--) {
      booked.add(await().until(() -> book(booking), answer -> answer.statusCode() != 503));
    }
    assertThat(booked).hasSize(50).extracting(HttpResponse::statusCode).containsOnly(201);
    assertThat(booked).extracting(HttpResponse::body).containsOnly(booked.get(0).body());
    assertThat(free(slot)).isZero();
  }

  @Test
  void ofTwoApplicationsWithOneKeyAtOnceOneIsAConflict() {
    List<HttpResponse<String>> answers =
        atOnce(
            20,
            i ->
                post(
                    "/api/v1/complaints",
                    "crowd-3",
                    """
                    {"applicant": {"nik": "%s"}, "data": {"text": "The street light %d is out.",
                     "firstName": "Siti", "email": "siti@example.org", "phone": "0812-0000-0001"}}
                    """
                        .formatted(DemoIT.SITI, i % 2)));

    answers.forEach(answer -> CONTRACT.assertConforms("submitComplaint", answer));
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(10);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 202)
        .extracting(answer -> code(answer))
        .containsOnly("idempotency-conflict");
  }

  private HttpResponse<String> book(ObjectNode booking) {
    return post("/api/v1/counters/bookings", "crowd-2", booking.toString()).join();
  }

  private int free(String slot) {
    JsonNode slots = DemoProcess.json(demo.get("/api/v1/counters/slots")).path("slots");
    return StreamSupport.stream(slots.spliterator(), false)
        .filter(one -> one.path("id").asText().equals(slot))
        .findFirst()
        .orElseThrow()
        .path("free")
        .asInt();
  }

  private static <T> List<T> atOnce(int many, IntFunction<CompletableFuture<T>> call) {
    List<CompletableFuture<T>> calls = IntStream.range(0, many).mapToObj(call).toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    return send(demo.request(path).GET());
  }

  private CompletableFuture<HttpResponse<String>> post(String path, String key, String body) {
    return send(
        demo.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static String code(HttpResponse<String> answer) {
    return DemoProcess.json(answer).path("code").asText();
  }
}
