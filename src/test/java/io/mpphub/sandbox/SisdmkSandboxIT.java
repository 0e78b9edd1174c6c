package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SisdmkSandboxIT {

  private static final String LOGIN = "username=demo-sisdmk&password=demo-sisdmk-password";
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final SettableClock CLOCK =
      new SettableClock(Instant.parse("2026-11-24T20:00:00Z"));

  @TempDir static Path data;
  private static Sandbox sandbox;
  private static Caller system;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(SandboxSettings.of(Path.of("connectors"), data), CLOCK, Set.of("sisdmk"));
    system = new Caller(sandbox.findHttp("sisdmk").orElseThrow().url(), Map.of());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void givesATokenWithItsExpiryInJakartaTimeAllAsText() throws IOException {
    JsonNode answer = system.postForm("/rest/login_ws", LOGIN).json();

    assertThat(answer).allMatch(JsonNode::isTextual);
    assertThat(answer.path("status").asText()).isEqualTo("200");
    assertThat(LocalDateTime.parse(answer.path("expired").asText(), EXPIRY))
        .isEqualTo(LocalDateTime.ofInstant(CLOCK.instant(), ZoneOffset.ofHours(7)).plusMinutes(10));
  }

  @Test
  void refusesAWrongPasswordInTheBody() throws IOException {
    var reply = system.postForm("/rest/login_ws", "username=demo-sisdmk&password=x");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("status").asText()).isEqualTo("400");
    assertThat(reply.json().path("token").asText()).isEmpty();
  }

  @Test
  void refusesAnExpiredTokenButTakesANewOne() throws IOException {
    String token = token();
    assertThat(worker("3508104101900001", token).path("status").asInt()).isEqualTo(200);

    CLOCK.advance(Duration.ofMinutes(10));

    assertThat(worker("3508104101900001", token).path("message").asText())
        .isEqualTo("Token tidak valid atau kedaluwarsa");
    assertThat(worker("3508104101900001", token()).path("status").asInt()).isEqualTo(200);
  }

  @Test
  void refusesARequestWithoutAKnownToken() throws IOException {
    assertThat(system.get("/rest/getBiodata?nik=3508104101900001").json().path("status").asInt())
        .isEqualTo(400);
    assertThat(worker("3508104101900001", "invented").path("status").asInt()).isEqualTo(400);
    assertThat(system.get("/rest/kualitas_data?kode_kab=3508").json().path("data").isNull())
        .isTrue();
  }

  @Test
  void forgetsTokensWhenItGoesDown() throws IOException {
    String token = token();
    Agency agency = sandbox.findHttp("sisdmk").orElseThrow();

    agency.fault(Fault.DOWN);
    agency.fault(Fault.NONE);

    assertThat(worker("3508104101900001", token).path("status").asInt()).isEqualTo(400);
    assertThat(worker("3508104101900001", token()).path("status").asInt()).isEqualTo(200);
  }

  @Test
  void showsSitiWithALifelongRegistrationAndTwoPlaces() throws IOException {
    JsonNode jobs = worker("3508104101900001", token()).at("/data/PEKERJAAN");

    assertThat(jobs).hasSize(2);
    assertThat(jobs.at("/0/STR").asText()).matches("[A-Z]{2}\\d{14}");
    assertThat(jobs.path(0).has("TANGGAL_AKHIR_STR")).isFalse();
    assertThat(jobs.at("/0/KODE_UNIT").asText()).startsWith(" ").endsWith(" ");
    assertThat(jobs.at("/0/SIP").asText()).contains("/");
    assertThat(jobs.at("/1/SIP").asText()).isEmpty();
  }

  @Test
  void showsDewiWithALapsedRegistration() throws IOException {
    JsonNode answer = worker("3508105203880003", token());

    assertThat(answer.path("status").isTextual()).isTrue();
    assertThat(answer.at("/data/PEKERJAAN/0/TANGGAL_AKHIR_STR").asText()).isEqualTo("2021-03-12");
  }

  @Test
  void showsAgusWithThreeLicences() throws IOException {
    assertThat(worker("3508112207870004", token()).at("/data/PEKERJAAN"))
        .hasSize(3)
        .allMatch(job -> !job.path("SIP").asText().isBlank());
  }

  @Test
  void doesNotKnowBudi() throws IOException {
    assertThat(worker("3508101505850002", token()).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void checksRegistrations() throws IOException {
    String token = token();

    assertThat(str("NR12345678901234", token).path("validitas").asText()).isEqualTo("Seumur Hidup");
    assertThat(str("15021211609380", token).path("tanggal_berlaku_sampai").asText())
        .isEqualTo("2021-03-12");
    assertThat(str("ZZ00000000000000", token).path("nama").asText()).isEmpty();
  }

  @Test
  void tellsTheDataQualityAsText() throws IOException {
    JsonNode answer = system.get("/rest/kualitas_data?kode_kab=3508&token=" + token()).json();

    assertThat(answer.at("/data/PERSENTASE").isTextual()).isTrue();
    assertThat(answer.at("/data/PERSENTASE").asText()).isEqualTo("74.05");
  }

  private static String token() throws IOException {
    return system.postForm("/rest/login_ws", LOGIN).json().path("token").asText();
  }

  private static JsonNode worker(String nik, String token) throws IOException {
    return system.get("/rest/getBiodata?nik=" + nik + "&token=" + token).json();
  }

  private static JsonNode str(String number, String token) throws IOException {
    return system
        .get("/rest/cekStr?str=" + number + "&id_profesi=1&token=" + token)
        .json()
        .path("data");
  }
}
