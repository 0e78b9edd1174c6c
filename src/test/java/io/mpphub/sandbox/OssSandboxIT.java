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

class OssSandboxIT {

  @TempDir static Path data;
  private static Sandbox sandbox;
  private static Caller register;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data), Clock.systemUTC(), Set.of("oss"));
    register =
        new Caller(sandbox.findHttp("oss").orElseThrow().url(), Map.of("user_key", "demo-oss-key"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void findsABusinessUnderARootOfItsOwnWithTheDayAsTheEveningBefore() throws IOException {
    JsonNode answer = find("inqueryNIB", "INQUERYNIB", "8120003508001");
    JsonNode business = answer.path("responINQUERYNIB").path("dataNIB");

    assertThat(answer.at("/responINQUERYNIB/kode").isIntegralNumber()).isTrue();
    assertThat(business.path("status").asText()).isEqualTo("01");
    assertThat(business.path("tgl_terbit_nib").asText()).isEqualTo("2022-09-02T17:00:00.000Z");
    assertThat(business.path("tipe_dokumen ").asText()).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({
    "inqueryNIB, INQUERYNIB, 8120003508002, responInqueryNIB, 200",
    "INQUERYNIB, INQUERYNIB, 8120003508003, responInqueryNib, 200",
    "checkNIB,   CHECKNIB,   8120003508001, responCheckNIB,   200",
    "checkNIB,   CHECKNIB,   8120003508002, responCHECKNIB,   200",
    "inqueryNIB, INQUERYNIB, 8120003508403, responinquerynib, 403",
    "inqueryNIB, INQUERYNIB, 8120003508500, responinquerynib, 500",
    "checkNIB,   CHECKNIB,   8120003508504, responchecknib,   504",
    "inqueryNIB, CHECKNIB,   8120003508001, respon,           400"
  })
  void spellsItsRootInManyWays(String path, String root, String nib, String answer, String kode)
      throws IOException {
    JsonNode found = find(path, root, nib);

    assertThat(found.fieldNames()).toIterable().containsExactly(answer);
    assertThat(found.path(answer).path("kode").asText()).isEqualTo(kode);
  }

  @Test
  void saysNotFoundWithEmptyTexts() throws IOException {
    JsonNode answer = find("inqueryNIB", "INQUERYNIB", "8120003508999").path("responinqueryNIB");

    assertThat(answer.path("kode").asInt()).isEqualTo(400);
    assertThat(answer.path("dataNIB")).hasSize(3).allMatch(text -> text.asText().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"none, 401", "wrong, 401"})
  void refusesAKeyThatItDoesNotKnow(String key, String kode) throws IOException {
    var reply =
        new Caller(
                sandbox.findHttp("oss").orElseThrow().url(),
                key.equals("none") ? Map.of() : Map.of("user_key", key))
            .post("/inqueryNIB", Map.of("INQUERYNIB", Map.of("nib", "8120003508001")));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/responOSS/kode").asText()).isEqualTo(kode);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 2026-11-24 10:30:00, 8120003508001, 200",
    "05, 2026-11-24 10:30:00, 8120003508001, 200",
    "51, 2026-11-24 10:30:00, 8120003508001, 400",
    "50, 2026-11-24T10:30:00, 8120003508001, 400",
    "50, 2026-11-24 10:30:00, 8120003508999, 404",
    "50, 2026-11-24 10:30:00, 8120003508500, 500"
  })
  void takesTheStatusOfALicence(String status, String at, String nib, String kode)
      throws IOException {
    Map<String, Object> licence = new HashMap<>();
    licence.put("nib", nib);
    licence.put("id_izin", "I-1");
    licence.put("kd_izin", "029000000022");
    licence.put("kd_status", status);
    licence.put("tgl_status", at);

    JsonNode answer = register.post("/izinStatus", Map.of("IZINSTATUS", licence)).json();

    assertThat(answer.iterator().next().path("kode").asText()).isEqualTo(kode);
  }

  private static JsonNode find(String path, String root, String nib) throws IOException {
    var reply = register.post("/" + path, Map.of(root, Map.of("nib", nib)));
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
