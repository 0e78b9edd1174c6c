package io.mpphub.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.canonical.Readiness;
import io.mpphub.peer.Postgres;
import io.mpphub.readiness.ReadinessProperties.Prerequisite;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Figures from agencies and files over time, on the embedded database and on PostgreSQL. */
class PrerequisitesIT {

  private static final Instant EVENING = Instant.parse("2026-11-24T18:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @TempDir Path home;

  @Test
  void holdsInH2() throws IOException {
    holds(new DriverManagerDataSource("jdbc:h2:mem:readiness;DB_CLOSE_DELAY=-1", "sa", ""));
  }

  @Test
  void holdsInPostgres() throws IOException {
    try (EmbeddedPostgres postgres = Postgres.start()) {
      holds(postgres.getPostgresDatabase());
    }
  }

  private void holds(DataSource database) throws IOException {
    Flyway.configure().dataSource(database).load().migrate();
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
      context.register(ReadinessStore.class);
      context.refresh();
      ReadinessStore store = context.getBean(ReadinessStore.class);
      keepsTheLastWordOfADay(at(EVENING, store));
      asksAgainOnlyAfterAWhile(store);
      takesAFileWhenItChanges(at(EVENING, store));
    }
  }

  private void keepsTheLastWordOfADay(Prerequisites prerequisites) {
    assertThat(prerequisites.report().ready()).isFalse();
    assertThat(prerequisites.report().prerequisites().get(0).value()).isNull();

    prerequisites.measured("ikd", new BigDecimal("4.39"), null, "dukcapil");
    prerequisites.measured("ikd", new BigDecimal("4.40"), null, "dukcapil");

    Readiness.Prerequisite ikd = prerequisites.report().prerequisites().get(0);
    assertThat(ikd.value()).isEqualByComparingTo("4.4");
    assertThat(ikd.met()).isTrue();
    assertThat(ikd.measuredOn()).isEqualTo(TODAY);
    assertThat(prerequisites.history(TODAY.minusDays(1), TODAY).get(0).values()).hasSize(1);
    assertThat(prerequisites.history(TODAY.plusDays(1), TODAY.plusDays(9)).get(0).values())
        .isEmpty();
  }

  private void asksAgainOnlyAfterAWhile(ReadinessStore store) {
    assertThat(at(EVENING, store).isDue("ikd")).isFalse();
    assertThat(at(EVENING.plusSeconds(3601), store).isDue("ikd")).isTrue();
    assertThat(at(EVENING, store).isDue("network")).isTrue();
  }

  private void takesAFileWhenItChanges(Prerequisites prerequisites) throws IOException {
    Path file = home.resolve("network.csv");
    write(file, "measuredOn,value\n2026-11-02,70.5\n2026-11-01,50\n", 1);
    assertThat(prerequisites.history(TODAY.minusYears(1), TODAY).get(1).values())
        .extracting(ReadinessFigure::measuredOn)
        .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));

    write(file, "measuredOn,value\n2026-11-02,95\n", 2);
    Readiness report = prerequisites.report();
    assertThat(report.prerequisites().get(1).value()).isEqualByComparingTo("95");
    assertThat(report.prerequisites().get(1).source()).isEqualTo("file");
    assertThat(report.ready()).isTrue();

    write(file, "measuredOn,value\nyesterday,1\n", 3);
    assertThat(prerequisites.report()).isEqualTo(report);

    write(file, "measuredOn,value\n%s,1\n".formatted(TODAY.plusDays(1)), 4);
    assertThat(prerequisites.report()).isEqualTo(report);
  }

  private static void write(Path file, String text, int version) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(EVENING.plusSeconds(version)));
  }

  private Prerequisites at(Instant now, ReadinessStore store) {
    Map<String, Prerequisite> rules = new LinkedHashMap<>();
    BigDecimal minimum = new BigDecimal("4.4");
    rules.put("ikd", new Prerequisite("IKD", "IKD", minimum, "percent", "dukcapil", null));
    rules.put(
        "network",
        new Prerequisite(
            "Network", "Jaringan", new BigDecimal(90), "percent", null, Path.of("network.csv")));
    return new Prerequisites(
        new ReadinessProperties("3508", Duration.ofHours(1), rules),
        store,
        Clock.fixed(now, ZoneOffset.UTC),
        home.toString());
  }
}
