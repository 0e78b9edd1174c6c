package io.mpphub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.canonical.HealthWorker.Practice;
import io.mpphub.canonical.HealthWorker.Registration;
import io.mpphub.canonical.Readiness.Prerequisite;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalRecordsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Test
  void writesAResidentAsTheApiNamesIt() throws JsonProcessingException {
    Resident siti =
        new Resident(
            "3508104101900001",
            "Siti Aminah",
            "Lumajang",
            LocalDate.of(1990, 1, 1),
            Sex.FEMALE,
            "3508100101100001",
            MaritalStatus.MARRIED,
            new Resident.Address(
                "Jl. Melati 1", "001", "002", "Kunir Lor", "Kunir", "Lumajang", "Jawa Timur"),
            "dukcapil");

    assertThat(JSON.writeValueAsString(siti))
        .contains("\"sex\":\"female\"", "\"birthDate\":\"1990-01-01\"", "\"rt\":\"001\"")
        .contains("\"maritalStatus\":\"married\"");
    assertThat(JSON.readValue(JSON.writeValueAsString(siti), Resident.class)).isEqualTo(siti);
    assertThat(siti).hasToString("Resident[source=dukcapil]");
  }

  @Test
  void showsALifelongRegistrationAsNull() throws JsonProcessingException {
    HealthWorker worker =
        new HealthWorker(
            "3508104101900001",
            "Siti Aminah",
            Sex.FEMALE,
            "Perawat",
            new Registration("AB00001234567890", null, true),
            List.of(new Practice("Puskesmas Kunir", "500.16.7.2/SIPP/001/2026", null)),
            "sisdmk");

    assertThat(JSON.writeValueAsString(worker))
        .contains("\"registration\":{\"number\":\"AB00001234567890\",\"validUntil\":null,");
    assertThat(worker).hasToString("HealthWorker[source=sisdmk]");
  }

  @Test
  void givesAScoreOnlyWhenThereIsOne() throws JsonProcessingException {
    ResidentVerification answer =
        new ResidentVerification(
            true, Map.of("name", new ResidentVerification.Element(true, null)));

    assertThat(JSON.writeValueAsString(answer))
        .isEqualTo("{\"verified\":true,\"elements\":{\"name\":{\"match\":true}}}");
  }

  @Test
  void isReadyWhenEachPrerequisiteIsReached() {
    assertThat(Readiness.of(List.of(prerequisite("4.40"), prerequisite("12.55"))).ready()).isTrue();
    assertThat(Readiness.of(List.of(prerequisite("12.55"), prerequisite("4.39"))).ready())
        .isFalse();
    assertThat(Readiness.of(List.of(prerequisite(null))).ready()).isFalse();
  }

  private static Prerequisite prerequisite(String value) {
    return Prerequisite.of(
        "ikd-coverage",
        value == null ? null : new BigDecimal(value),
        new BigDecimal("4.4"),
        "percent",
        LocalDate.of(2026, 11, 1),
        "dukcapil");
  }
}
