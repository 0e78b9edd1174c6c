package io.mpphub.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.canonical.rule.NikValidator;
import io.mpphub.connector.ConnectorJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

  private final Pseudonyms pseudonyms =
      new Pseudonyms(List.of("nik", "name", "birthDate", "address", "phone"));

  @Test
  void replacesTheSameValueByTheSameWhereverItStands() {
    pseudonyms.learn(json("{'nik': '3508104101900001', 'name': 'Siti Aminah'}"));

    JsonNode wire =
        pseudonyms.replaced(
            json(
                "{'NIK': 3508104101900001, 'NAMA': 'SITI AMINAH',"
                    + " 'catatan': 'Siti Aminah (3508104101900001) datang', 'status': 200}"));

    String nik = wire.path("NIK").asText();
    String name = wire.path("NAMA").asText();
    assertThat(wire.path("NIK").isNumber()).isTrue();
    assertThat(NikValidator.isNik(nik)).isTrue();
    assertThat(nik).isNotEqualTo("3508104101900001").startsWith("35089941");
    assertThat(name).isEqualTo(name.toUpperCase()).doesNotContain("SITI", "AMINAH");
    assertThat(wire.path("catatan").asText()).isEqualToIgnoringCase(name + " (" + nik + ") datang");
    assertThat(wire.path("status").asInt()).isEqualTo(200);
  }

  @Test
  void keepsADayTheSameDayInEachWayOfWritingIt() {
    pseudonyms.learn(json("{'birthDate': '1990-01-31'}"));

    JsonNode wire =
        pseudonyms.replaced(json("{'a': '31-01-1990', 'b': '31/01/1990', 'c': '1990-01-31'}"));

    assertThat(wire.path("a").asText()).isEqualTo("01-01-1990");
    assertThat(wire.path("b").asText()).isEqualTo("01/01/1990");
    assertThat(wire.path("c").asText()).isEqualTo("1990-01-01");
  }

  @Test
  void replacesEverythingBelowAMaskedMember() {
    JsonNode document =
        json("{'address': {'street': 'Jl. Semeru 1', 'rt': '03'}, 'city': 'Lumajang', 'rt': '03'}");
    pseudonyms.learn(document);

    JsonNode replaced = pseudonyms.replaced(document);

    assertThat(replaced.at("/address/street").asText()).startsWith("Contoh");
    assertThat(replaced.at("/address/rt").asText()).hasSize(2).isNotEqualTo("03");
    assertThat(replaced.path("rt").asText()).as("too short to be told from others").isEqualTo("03");
    assertThat(replaced.path("city").asText()).isEqualTo("Lumajang");
  }

  @Test
  void knowsTheAgencysOwnNamesWhateverTheCaseAndAttributesToo() {
    Pseudonyms own = new Pseudonyms(List.of("nama_ibu", "telpon"));
    JsonNode document = json("{'NAMA_IBU': 'Kartini', 'pelapor': {'@telpon': '081234567890'}}");
    own.learn(document);

    JsonNode replaced = own.replaced(document);

    assertThat(replaced.path("NAMA_IBU").asText()).isNotEqualTo("Kartini");
    assertThat(replaced.at("/pelapor/@telpon").asText()).hasSize(12).isNotEqualTo("081234567890");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'text': 'NIK 3508101505850002 terdaftar'}",
        "{'rows': [3508101505850002]}",
        "{'nik': ' 3508101505850002 '}"
      })
  void findsANikWhereverItStands(String text) {
    pseudonyms.learn(json(text));

    assertThat(pseudonyms.replaced(json(text)).toString())
        .doesNotContain("3508101505850002")
        .contains("350899");
    assertThat(pseudonyms.isIn(text)).isTrue();
  }

  @Test
  void leavesNumbersAloneThatAreNoNik() {
    JsonNode document = json("{'id': 9999999999999999, 'kode': '12345678901234567'}");
    pseudonyms.learn(document);

    assertThat(pseudonyms.replaced(document)).isEqualTo(document);
  }

  @Test
  void keepsTheKindOfAValue() {
    Inventions inventions = new Inventions();

    assertThat(inventions.invent("email", "siti@mail.example")).endsWith("@example.com");
    assertThat(inventions.invent("phone", "+6281234567")).matches("\\+[0-9]{10}");
    assertThat(inventions.invent("number", "AB12345678901234")).matches("XX[0-9]{14}");
    assertThat(inventions.invent("postcode", "67311")).matches("[1-9][0-9]{4}");
  }

  private static JsonNode json(String text) {
    try {
      return ConnectorJson.MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
