package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicensingSandboxIT {

  private static final String NUMBER = "0190a0f2-0000-7000-8000-000000000001";

  @TempDir Path data;
  private StubHub hub;
  private Sandbox sandbox;
  private Caller office;

  @BeforeEach
  void start() throws IOException {
    hub = new StubHub();
    restart(Duration.ofMillis(300));
    sandbox.hubAt(hub.url());
  }

  private void restart(Duration deciding) {
    if (sandbox != null) {
      sandbox.close();
    }
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data)
                .withTimes(
                    Duration.ofMinutes(1), deciding, Duration.ofMillis(50), Duration.ofSeconds(30)),
            Clock.systemUTC(),
            Set.of("licensing"));
    office =
        new Caller(
            sandbox.findHttp("licensing").orElseThrow().url(),
            Map.of("X-Api-Key", "demo-licensing-out"));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    hub.close();
  }

  @Test
  void approvesAndTellsTheHub() throws IOException {
    JsonNode taken = office.post("/applications", application(NUMBER)).json();

    await().until(() -> hub.decisions().size() == 1);
    JsonNode decision = hub.decisions().get(0);
    assertThat(decision.path("no_permohonan").asText()).isEqualTo(NUMBER);
    assertThat(decision.path("id")).isEqualTo(taken.at("/data/id"));
    assertThat(decision.path("tahapan").asText()).isEqualTo("SK DITERBITKAN");
    assertThat(decision.path("no_izin").asText()).contains("/");
    assertThat(decision.path("tgl_keputusan").asText()).matches("\\d{2}-\\d{2}-\\d{4}");
    assertThat(hub.keys()).containsOnly("demo-licensing-in");
    await().untilAsserted(() -> assertThat(report().decisionTaken()).isTrue());
    assertThat(report().state()).isEqualTo("approved");
  }

  @Test
  void rejectsThePracticePlaceReject() throws IOException {
    office.post("/applications", with(application(NUMBER), "tempat_praktik", "REJECT"));

    await().until(() -> hub.decisions().size() == 1);
    assertThat(hub.decisions().get(0).path("tahapan").asText()).isEqualTo("DITOLAK");
    assertThat(hub.decisions().get(0).path("alasan_tolak").asText()).isNotBlank();
  }

  @Test
  void answersARepeatWith409AndTheSameId() throws IOException {
    var first = office.post("/applications", application(NUMBER));
    var repeat = office.post("/applications", application(NUMBER));

    assertThat(first.status()).isEqualTo(201);
    assertThat(repeat.status()).isEqualTo(409);
    assertThat(repeat.json().path("code").asText()).isEqualTo("DUPLICATE");
    assertThat(repeat.json().at("/data/id")).isEqualTo(first.json().at("/data/id"));
    assertThat(report().timesReceived()).isEqualTo(2);
  }

  @Test
  void listsEveryFaultOfASubmission() throws IOException {
    var reply =
        office.post(
            "/applications",
            Map.of("no_permohonan", NUMBER, "no_str", "?", "tgl_pengajuan", "2026-11-24"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("success").asBoolean(true)).isFalse();
    assertThat(reply.json().path("errors").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "jenis_izin",
            "nik_pemohon",
            "nama_pemohon",
            "no_str",
            "tempat_praktik",
            "tgl_pengajuan");
  }

  @Test
  void refusesAWrongKeyLikeAnApiGateway() throws IOException {
    var url = sandbox.findHttp("licensing").orElseThrow().url();

    var without = new Caller(url, Map.of()).post("/applications", application(NUMBER));
    var wrong =
        new Caller(url, Map.of("X-Api-Key", "x")).post("/applications", application(NUMBER));

    assertThat(List.of(without.status(), wrong.status())).containsOnly(401);
    assertThat(without.json().path("code").asText()).isEqualTo("900902");
    assertThat(wrong.json().path("code").asText()).isEqualTo("900901");
    assertThat(sandbox.licensing().orElseThrow().report()).isEmpty();
  }

  @Test
  void showsOneRowAsAnObjectAndSeveralAsAnArray() throws IOException {
    office.post("/applications", application(NUMBER));

    JsonNode first = office.get("/applications/" + NUMBER).json().path("data");
    assertThat(first.path("tahapan").asText()).isEqualTo("PENDAFTARAN");
    assertThat(first.path("tgl_keputusan").asText()).isEqualTo("0000-00-00");
    await()
        .untilAsserted(
            () ->
                assertThat(office.get("/applications/" + NUMBER).json().path("data"))
                    .hasSize(3)
                    .last()
                    .returns("SK DITERBITKAN", row -> row.path("tahapan").asText()));
    assertThat(office.get("/applications/unknown").status()).isEqualTo(404);
  }

  @Test
  void withdrawsWhatIsNotDecided() throws IOException {
    restart(Duration.ofHours(1));
    office.post("/applications", application(NUMBER));

    var first = office.post("/applications/" + NUMBER + "/withdraw", Map.of());
    var second = office.post("/applications/" + NUMBER + "/withdraw", Map.of());

    assertThat(List.of(first.status(), second.status())).containsOnly(200);
    assertThat(report().state()).isEqualTo("withdrawn");
    assertThat(office.post("/applications/none/withdraw", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void doesNotWithdrawWhatIsDecided() throws IOException {
    office.post("/applications", application(NUMBER));
    await().until(() -> report().state().equals("approved"));

    var reply = office.post("/applications/" + NUMBER + "/withdraw", Map.of());

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("code").asText()).isEqualTo("ALREADY_DECIDED");
  }

  @Test
  void callsAgainUntilTheHubTakesTheDecision() throws IOException {
    hub.answer(503, 401, 200);
    office.post("/applications", application(NUMBER));

    await().untilAsserted(() -> assertThat(report().decisionTaken()).isTrue());
    assertThat(hub.decisions()).hasSize(3);
    assertThat(hub.decisions().get(2)).isEqualTo(hub.decisions().get(0));
  }

  @Test
  void givesUpWhenTheHubDoesNotKnowTheApplication() throws IOException {
    hub.answer(404);
    office.post("/applications", application(NUMBER));

    await().untilAsserted(() -> assertThat(report().decisionTaken()).isTrue());
    assertThat(hub.decisions()).hasSize(1);
  }

  @Test
  void keepsWhatItTookWhenItIsStartedAgain() throws IOException {
    restart(Duration.ofMillis(300));
    var before = office.post("/applications", application(NUMBER)).json();

    restart(Duration.ofMillis(300));
    sandbox.hubAt(hub.url());

    await().until(() -> hub.decisions().size() == 1);
    assertThat(hub.decisions().get(0).path("id")).isEqualTo(before.at("/data/id"));
    assertThat(office.post("/applications", application(NUMBER)).status()).isEqualTo(409);
    var next = office.post("/applications", application(NUMBER + "b")).json();
    assertThat(next.at("/data/id")).isNotEqualTo(before.at("/data/id"));
  }

  @Test
  void survivesALineThatAKillCutShort() throws IOException {
    office.post("/applications", application(NUMBER));
    await().untilAsserted(() -> assertThat(report().decisionTaken()).isTrue());
    Path journal = data.resolve("sandbox/licensing.jsonl");
    Files.writeString(journal, "{\"kind\":\"RECEI", StandardOpenOption.APPEND);

    restart(Duration.ofMillis(300));
    office.post("/applications", application(NUMBER));
    restart(Duration.ofMillis(300));

    assertThat(report().timesReceived()).isEqualTo(2);
  }

  @Test
  void writesNoPersonalDataIntoItsJournal() throws IOException {
    office.post("/applications", application(NUMBER));

    assertThat(Files.readString(data.resolve("sandbox/licensing.jsonl")))
        .contains(NUMBER)
        .doesNotContain("3508104101900001")
        .doesNotContain("Siti");
  }

  private LicensingOffice.Report report() {
    return sandbox.licensing().orElseThrow().report().get(0);
  }

  static Map<String, String> application(String number) {
    return Map.of(
        "no_permohonan", number,
        "jenis_izin", "SIP",
        "nik_pemohon", "3508104101900001",
        "nama_pemohon", "Siti Aminah",
        "no_str", "NR12345678901234",
        "tempat_praktik", "Klinik Sehat Lumajang",
        "tgl_pengajuan", "24-11-2026");
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> changed = new HashMap<>(form);
    changed.put(field, value);
    return changed;
  }
}
