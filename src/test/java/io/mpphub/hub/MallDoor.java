package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mall's server lets a browser do, without a browser. Part of {@link MallIT}. */
abstract class MallDoor {

  private static final String APPLICATION =
      "{\"service\":\"practice-licence\",\"data\":{\"facility\":\"Klinik\"}}";

  private final DemoProcess demo;

  MallDoor(DemoProcess demo) {
    this.demo = demo;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/applications", "/resident", "/tax-clearance", "/counters/bookings"})
  void asksWhoIsThereFirst(String path) {
    HttpResponse<String> answer = get("", path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).path("code").asText()).isEqualTo("unauthenticated");
  }

  @Test
  void appliesForWhoIsSignedInWhateverTheBrowserSays() {
    String siti = signIn("siti");
    String pretends =
        APPLICATION.replaceFirst("\\{", "{\"applicant\":{\"nik\":\"3508101505850002\"},");

    HttpResponse<String> receipt = post(siti, "/applications", pretends);

    assertThat(receipt.statusCode()).isEqualTo(202);
    assertThat(json(receipt).at("/applicant/nik").asText()).isEqualTo("3508104101900001");
  }

  @Test
  void showsNobodyElsesApplication() {
    String siti = signIn("siti");
    String budi = signIn("budi");
    String id = json(post(siti, "/applications", APPLICATION)).path("id").asText();

    assertThat(get(siti, "/applications/" + id).statusCode()).isEqualTo(200);
    assertThat(get(budi, "/applications/" + id).statusCode()).isEqualTo(404);
    assertThat(get(siti, "/applications").body()).contains(id);
    assertThat(get(budi, "/applications?nik=3508104101900001").body()).doesNotContain(id);
  }

  @Test
  void keepsDocumentsToTheirApplicant() {
    String siti = signIn("siti");
    String budi = signIn("budi");
    demo.fault("licensing", "down");
    String id = json(post(siti, "/applications", APPLICATION)).path("id").asText();
    String card = "/applications/" + id + "/documents/ktp.pdf";

    assertThat(put(budi, card, "%PDF-1.7\n%%EOF").statusCode()).isEqualTo(404);
    assertThat(put(siti, card, "%PDF-1.7\n%%EOF").statusCode()).isEqualTo(201);
    assertThat(get(budi, card).statusCode()).isEqualTo(404);
    assertThat(get(siti, card).body()).isEqualTo("%PDF-1.7\n%%EOF");
    assertThat(get(siti, card).headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(post(budi, "/applications/" + id + "/withdrawal", "").statusCode()).isEqualTo(404);
    assertThat(post(siti, "/applications/" + id + "/withdrawal", "").statusCode()).isEqualTo(202);
    demo.fault("licensing", "none");
  }

  @Test
  void streamsAnApplicationToItsApplicantAlone() throws Exception {
    String siti = signIn("siti");
    String id = json(post(siti, "/applications", APPLICATION)).path("id").asText();
    String events = "/applications/" + id + "/events";

    assertThat(stream(signIn("budi"), events).statusCode()).isEqualTo(404);
    HttpResponse<Stream<String>> stream = stream(siti, events);
    try (Stream<String> lines = stream.body()) {
      assertThat(lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow())
          .contains(id, "submitted");
    }
    assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
  }

  @Test
  void leavesOneResidentsRepeatsApartFromAnothers() {
    String agus = signIn("agus");
    String complaint =
        "{\"service\":\"complaint\",\"data\":{\"text\":\"Lampu jalan padam\",\"firstName\":\"A\","
            + "\"email\":\"a@example.org\",\"phone\":\"0812000001\"}}";

    JsonNode first = json(send(call(signIn("siti"), "/applications", "same-key", complaint)));
    JsonNode again = json(send(call(signIn("siti"), "/applications", "same-key", complaint)));
    JsonNode other = json(send(call(agus, "/applications", "same-key", complaint)));

    assertThat(again.path("id")).isEqualTo(first.path("id"));
    assertThat(other.path("id").asText()).isNotBlank().isNotEqualTo(first.path("id").asText());
  }

  @Test
  void letsNoResidentSpeakForAnOffice() {
    String body = APPLICATION.replace("practice-licence", "business-licence-status");

    assertThat(post(signIn("siti"), "/applications", body).statusCode()).isEqualTo(403);
  }

  @Test
  void givesBackOnlyOnesOwnPlace() {
    String siti = signIn("siti");
    JsonNode slots = json(get("", "/counters/slots?counter=civil-registry"));
    String slot = slots.at("/slots/9/id").asText();
    HttpResponse<String> booked = post(siti, "/counters/bookings", "{\"slotId\":\"" + slot + "\"}");
    String booking = "/counters/bookings/" + json(booked).path("id").asText();

    assertThat(booked.statusCode()).isEqualTo(201);
    assertThat(delete(signIn("budi"), booking).statusCode()).isEqualTo(404);
    assertThat(get(siti, "/counters/bookings").body()).contains(slot);
    assertThat(delete(siti, booking).statusCode()).isEqualTo(204);
    assertThat(get(siti, "/counters/bookings").body()).doesNotContain(slot);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, http://127.0.0.1:1",
    "Origin, null",
    "X-Nothing, said"
  })
  void changesNothingForAPageOfSomewhereElse(String header, String value) {
    HttpRequest foreign =
        HttpRequest.newBuilder(demo.url().resolve("/mall/api/applications"))
            .header("Cookie", signIn("siti"))
            .header(header, value)
            .POST(BodyPublishers.ofString(APPLICATION))
            .build();

    HttpResponse<String> answer = send(foreign);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).path("code").asText()).isEqualTo("forbidden");
  }

  @Test
  void signsOut() {
    HttpResponse<String> answer = delete(signIn("siti"), "/session");

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void tellsBrowsersToLoadNothingFromElsewhere() {
    for (String path : new String[] {"/", "/mall/app.js", "/mall/api/people"}) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(demo.url().resolve(path)).build());

      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }
  }

  @Test
  void saysThatItHasNothingThere() {
    assertThat(json(get("", "/nothing")).path("code").asText()).isEqualTo("not-found");
  }

  private String signIn(String person) {
    HttpResponse<String> answer = post("", "/session", "{\"person\":\"" + person + "\"}");
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private HttpResponse<String> get(String cookie, String path) {
    return send(of(cookie, path).build());
  }

  private HttpResponse<String> delete(String cookie, String path) {
    return send(of(cookie, path).DELETE().build());
  }

  private HttpResponse<String> post(String cookie, String path, String body) {
    return send(of(cookie, path).POST(BodyPublishers.ofString(body)).build());
  }

  private HttpResponse<String> put(String cookie, String path, String pdf) {
    return send(
        of(cookie, path)
            .header("Content-Type", "application/pdf")
            .PUT(BodyPublishers.ofString(pdf))
            .build());
  }

  private HttpRequest call(String cookie, String path, String key, String body) {
    return of(cookie, path)
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder of(String cookie, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(demo.url().resolve("/mall/api" + path))
            .header("Sec-Fetch-Site", "same-origin");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<Stream<String>> stream(String cookie, String path) throws Exception {
    HttpRequest request = of(cookie, path).header("Accept", "text/event-stream").build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
  }

  private HttpResponse<String> send(HttpRequest request) {
    return demo.send(request);
  }
}
