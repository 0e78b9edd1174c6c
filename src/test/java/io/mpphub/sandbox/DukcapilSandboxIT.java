package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DukcapilSandboxIT {

  private static final String BASE = "/dukcapil/get_json/35-08/dpmptsp_3508/";
  private static final String SITI = "3508104101900001";
  private static final String BUDI = "3508101505850002";

  @TempDir static Path data;
  private static Sandbox sandbox;
  private static Caller registry;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data), Clock.systemUTC(), Set.of("dukcapil"));
    registry = new Caller(sandbox.findHttp("dukcapil").orElseThrow().url(), Map.of());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void findsSitiInAnArrayWithANumericFamilyCardAndAWrongTotal() throws IOException {
    JsonNode answer = find(SITI);
    JsonNode row = answer.at("/content/0");

    assertThat(row.path("NAMA_LGKP").asText()).isEqualTo("Siti Aminah");
    assertThat(row.path("TGL_LHR").asText()).isEqualTo("1990-01-01");
    assertThat(row.path("NO_KK").isIntegralNumber()).isTrue();
    assertThat(row.path("NO_RT").isIntegralNumber()).isTrue();
    assertThat(answer.path("content")).hasSize(1);
    assertThat(answer.path("totalElements").asInt()).isEqualTo(10);
  }

  @Test
  void findsBudiInAnObjectWithTheDayFirst() throws IOException {
    JsonNode content = find(BUDI).path("content");

    assertThat(content.isObject()).isTrue();
    assertThat(content.path("TGL_LHR").asText()).isEqualTo("15-05-1985");
    assertThat(content.path("NO_KK").isTextual()).isTrue();
    assertThat(content.path("JENIS_KLMIN").asText()).isEqualTo("Laki-Laki");
  }

  @Test
  void leavesBlanksDashesAndNullsInDewisRecord() throws IOException {
    JsonNode row = find("3508105203880003").at("/content/0");

    assertThat(row.path("NAMA_LGKP").asText()).isEqualTo(" Dewi Lestari  ");
    assertThat(row.path("TMPT_LHR").asText()).isEqualTo("-");
    assertThat(row.path("ALAMAT").isNull()).isTrue();
    assertThat(row.path("NIK").asText()).endsWith(" ");
  }

  @ParameterizedTest
  @CsvSource({
    "3508100101800005, 05",
    "3508100101800006, 06",
    "3508100101800008, 08",
    "3508100101800012, 12",
    "3508100101800013, 13",
    "3508100101800014, 14",
    "3508112207870004, 01",
    "3509100101800021, 13",
    "123, 15"
  })
  void putsTheCodeIntoTheFirstRow(String nik, String code) throws IOException {
    assertThat(find(nik).at("/content/0/RESPONSE_CODE").asText()).isEqualTo(code);
  }

  @Test
  void answersADeceasedPersonWithAnObject() throws IOException {
    assertThat(find("3508100101800011").at("/content/RESPONSE_CODE").asText()).isEqualTo("11");
  }

  @Test
  void hasThreeWaysToSayNotFound() throws IOException {
    assertThat(find("3509100101800021").at("/content/0/RESPONSE_CODE").asText()).isEqualTo("13");
    assertThat(find("3509100101800022").path("content")).isEmpty();
    assertThat(find("3171010101800001").at("/content/0/RESPON").asText())
        .isEqualTo("Data Tidak Ditemukan");
  }

  @ParameterizedTest
  @CsvSource({
    "someone, demo-dukcapil-password, 127.0.0.1, 03",
    "demo-dukcapil, wrong, 127.0.0.1, 03",
    "demo-dukcapil, demo-dukcapil-password, 10.0.0.1, 04",
    "'', demo-dukcapil-password, 127.0.0.1, 09",
    "demo-dukcapil, , 127.0.0.1, 09"
  })
  void refusesWrongCredentialsWithHttp200(String user, String password, String ip, String code)
      throws IOException {
    Map<String, String> body = new HashMap<>();
    body.put("nik", SITI);
    body.put("user_id", user);
    body.put("password", password);
    body.put("ip_user", ip);

    var reply = registry.post(BASE + "CALL_NIK", body);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/content/0/RESPONSE_CODE").asText()).isEqualTo(code);
  }

  @Test
  void refusesABodyThatIsNotJson() throws IOException {
    var reply = registry.post(BASE + "CALL_NIK", "nik=1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/content/0/RESPONSE_CODE").asText()).isEqualTo("07");
  }

  @Test
  void countsTheQuotaDown() throws IOException {
    int before = find(SITI).path("quotaLimiter").asInt();

    assertThat(find(SITI).path("quotaLimiter").asInt()).isEqualTo(before - 1);
  }

  @Test
  void judgesElementsAndAlsoThoseNotSent() throws IOException {
    JsonNode row =
        verify(Map.of("NIK", SITI, "NAMA_LGKP", "siti aminah", "TGL_LHR", "02-01-1990"))
            .at("/content/0");

    assertThat(row.path("NAMA_LGKP").asText()).isEqualTo("Sesuai (100)");
    assertThat(row.path("TGL_LHR").asText()).isEqualTo("Tidak Sesuai");
    assertThat(row.path("TMPT_LHR").asText()).isEqualTo("Tidak Sesuai");
  }

  @Test
  void scoresANameThatDiffers() throws IOException {
    JsonNode content = verify(Map.of("NIK", BUDI, "NAMA_LGKP", "BUDI", "TGL_LHR", "15-05-1985"));

    assertThat(content.at("/content/NAMA_LGKP").asText()).isEqualTo("Tidak Sesuai (59)");
    assertThat(content.at("/content/TGL_LHR").asText()).isEqualTo("Sesuai");
  }

  @Test
  void tellsTheIkdCoverageInIndonesianNumbers() throws IOException {
    JsonNode row = registry.get("/dukcapil/ikd/35-08").json().at("/content/0");

    assertThat(row.path("PERSENTASE").asText()).isEqualTo("12,55");
    assertThat(row.path("TANGGAL_DATA").asText()).matches("\\d{2}-\\d{2}-\\d{4}");
  }

  private static JsonNode find(String nik) throws IOException {
    return call("CALL_NIK", Map.of("nik", nik));
  }

  private static JsonNode verify(Map<String, String> elements) throws IOException {
    Map<String, Object> body = new HashMap<>(elements);
    body.put("TRESHOLD", "90");
    return call("CALL_VERIFY_BY_ELEMEN", body);
  }

  private static JsonNode call(String operation, Map<String, ?> elements) throws IOException {
    Map<String, Object> body = new HashMap<>(elements);
    body.put("user_id", "demo-dukcapil");
    body.put("password", "demo-dukcapil-password");
    body.put("ip_user", "127.0.0.1");
    var reply = registry.post(BASE + operation, body);
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
