package io.mpphub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.intake.FileProgress.State;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.InvalidRow;
import io.mpphub.invalid.InvalidRows;
import io.mpphub.invalid.SetAside;
import io.mpphub.jdbc.Ids;
import io.mpphub.jdbc.StorableTexts;
import io.mpphub.peer.Postgres;
import io.mpphub.retention.Retention;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Files' progress and invalid rows, the same on the embedded database and on PostgreSQL. */
class InboundFilesIT {

  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00.123Z");

  @EnableTransactionManagement
  @Import({InboundFiles.class, InvalidRows.class, InvalidBox.class, Retention.class, Ids.class})
  static class Parts {}

  @Test
  void holdsInH2() {
    holds(new DriverManagerDataSource("jdbc:h2:mem:files;DB_CLOSE_DELAY=-1", "sa", ""));
  }

  @Test
  void holdsInPostgres() throws IOException {
    try (EmbeddedPostgres postgres = Postgres.start()) {
      holds(postgres.getPostgresDatabase());
    }
  }

  private static void holds(DataSource bare) {
    DataSource database = new StorableTexts(bare);
    Flyway.configure().dataSource(database).load().migrate();
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
      context.registerBean(JdbcTransactionManager.class, () -> transactions);
      context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
      context.register(Parts.class);
      context.refresh();
      TransactionTemplate transaction = new TransactionTemplate(transactions);
      keepsProgress(context.getBean(InboundFiles.class), transaction);
      keepsInvalidRows(
          context.getBean(InvalidRows.class),
          context.getBean(InvalidBox.class),
          context.getBean(Retention.class),
          transaction);
    }
  }

  private static void keepsProgress(InboundFiles files, TransactionTemplate transaction) {
    FileProgress fresh = files.open("health-office", "staffing", "night.csv", "a1");
    assertThat(fresh.state()).isEqualTo(State.OPEN);
    assertThat(fresh.nextRow()).isZero();

    transaction.executeWithoutResult(
        status -> files.update(files.lock(fresh.id()).after(500, 499, 1)));
    transaction.executeWithoutResult(
        status -> {
          files.update(files.lock(fresh.id()).after(900, 400, 0));
          status.setRollbackOnly();
        });

    assertThat(files.open("health-office", "staffing", "night.csv", "a1"))
        .isEqualTo(new FileProgress(fresh.id(), State.OPEN, 501, 499, 1));
    assertThat(files.end(fresh.id(), null).state()).isEqualTo(State.DONE);
    // One row of it was set aside: left again, it may be read.
    FileProgress again = files.open("health-office", "staffing", "night.csv", "a1");
    assertThat(again).isEqualTo(new FileProgress(fresh.id(), State.OPEN, 501, 499, 1));
    transaction.executeWithoutResult(
        status -> files.update(files.lock(fresh.id()).after(1, 1, -1)));
    assertThat(files.end(fresh.id(), null))
        .isEqualTo(new FileProgress(fresh.id(), State.DONE, 501, 500, 0));
    assertThat(files.open("health-office", "staffing", "night.csv", "a1").state())
        .isEqualTo(State.DONE);
    FileProgress other = files.open("health-office", "staffing", "night.csv", "b2");
    assertThat(other.id()).isNotEqualTo(fresh.id());
    assertThat(files.end(other.id(), "is empty").state()).isEqualTo(State.FAILED);
    assertThatThrownBy(() -> files.lock(fresh.id()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private static void keepsInvalidRows(
      InvalidRows rows, InvalidBox box, Retention retention, TransactionTemplate transaction) {
    InvalidRow row =
        new InvalidRow(
            UUID.randomUUID(), "health-office", "staffing", "n.csv", 7L, "fault", "a;\0b", NOW);
    InvalidRow message =
        new InvalidRow(
            UUID.randomUUID(),
            "health-office",
            "staffing",
            "ID:1",
            null,
            "x".repeat(2000),
            "",
            NOW.minus(Duration.ofDays(91)));
    transaction.executeWithoutResult(
        status -> {
          rows.setAside(row);
          rows.setAside(row);
          rows.setAside(message);
        });

    InvalidFilter waiting = new InvalidFilter("health-office", null, false);
    assertThat(box.newest(waiting, 10))
        .extracting(SetAside::rowNumber, one -> box.content(one.id()).orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(7L, "a;\uFFFDb"),
            org.assertj.core.groups.Tuple.tuple(null, ""));
    assertThat(row.toString()).doesNotContain("a;");
    assertThat(box.waiting()).containsEntry("health-office", 2L);
    assertThat(box.newest(new InvalidFilter(null, "n.csv", false), 10)).hasSize(1);
    assertThat(box.newest(new InvalidFilter("other", null, false), 10)).isEmpty();
    assertThat(retention.forgetInvalid(NOW.minus(Duration.ofDays(90)), 10)).isEqualTo(1);
    assertThat(box.count(waiting)).isEqualTo(1);

    assertThat(box.discard(row.id(), "ani", "sent anew", NOW)).isTrue();
    assertThat(box.discard(row.id(), "ani", "sent anew", NOW)).isFalse();
    assertThat(box.count(waiting)).isZero();
    assertThat(box.newest(new InvalidFilter(null, null, true), 10))
        .extracting(SetAside::discardedBy, SetAside::reason, SetAside::discardedAt)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ani", "sent anew", NOW));
  }
}
