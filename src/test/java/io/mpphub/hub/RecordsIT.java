package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.access.AccessRows;
import io.mpphub.access.RecordedAccess;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.HistoryEntry;
import io.mpphub.document.DocumentRows;
import io.mpphub.document.StoredDocument;
import io.mpphub.gateway.Bookings;
import io.mpphub.jdbc.Ids;
import io.mpphub.jdbc.Json;
import io.mpphub.jdbc.Page;
import io.mpphub.peer.Postgres;
import io.mpphub.retention.Retention;
import io.mpphub.survey.SurveyStore;
import io.mpphub.survey.SurveyStore.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents, survey answers and readings, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsIT {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00.123Z");

  private final Ids ids = new Ids();
  private EmbeddedPostgres postgres;
  private List<DataSource> databases;

  @BeforeAll
  void start() throws IOException {
    postgres = Postgres.start();
    databases =
        List.of(
            new DriverManagerDataSource("jdbc:h2:mem:records;DB_CLOSE_DELAY=-1", "sa", ""),
            postgres.getPostgresDatabase());
    databases.forEach(database -> Flyway.configure().dataSource(database).load().migrate());
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  Stream<DataSource> databases() {
    return databases.stream();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void knowsWhoseABookingIs(DataSource database) {
    Bookings bookings = new Bookings(JdbcClient.create(database));
    UUID id = ids.next();
    transaction(database).executeWithoutResult(s -> bookings.insert(id, "kiosk", NOW));

    assertThat(bookings.client(id)).contains("kiosk");
    assertThat(bookings.client(ids.next())).isEmpty();
    Retention retention = new Retention(JdbcClient.create(database));
    assertThat(retention.forgetBookings(NOW, 10)).isZero();
    assertThat(retention.forgetBookings(NOW.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(bookings.client(id)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void knowsWhichContentsBelongToNoDocument(DataSource database) {
    DocumentRows rows = new DocumentRows(JdbcClient.create(database));
    TransactionTemplate transaction = transaction(database);
    UUID application = application(database);
    UUID kept = ids.next();
    UUID replaced = ids.next();
    UUID comingIn = ids.next();
    rows.announce(kept, NOW);
    rows.announce(replaced, NOW);
    rows.announce(comingIn, NOW.plusSeconds(60));
    StoredDocument document =
        new StoredDocument(application, "a.pdf", kept, "application/pdf", 7, "0".repeat(64), NOW);

    transaction.executeWithoutResult(status -> rows.insert(document));

    assertThat(rows.find(application, "a.pdf")).contains(document);
    assertThat(rows.ofApplication(application)).containsExactly(document);
    assertThat(orphans(rows, transaction, NOW.plusSeconds(1))).containsExactly(replaced);
    assertThat(orphans(rows, transaction, NOW.plusSeconds(61))).containsExactly(replaced, comingIn);
    assertThatThrownBy(() -> rows.forget(kept)).isInstanceOf(DataIntegrityViolationException.class);

    new Retention(JdbcClient.create(database)).forgetApplications(NOW.plusSeconds(1), 10);
    assertThat(rows.find(application, "a.pdf")).isEmpty();
    rows.forget(kept);
    rows.forget(replaced);
    rows.forget(comingIn);
    assertThat(orphans(rows, transaction, NOW.plusSeconds(61))).isEmpty();
  }

  private static List<UUID> orphans(
      DocumentRows rows, TransactionTemplate transaction, Instant limit) {
    return transaction.execute(status -> rows.orphans(limit, 10));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void sumsUpSurveysByServiceAndTime(DataSource database) {
    SurveyStore store = new SurveyStore(JdbcClient.create(database));
    TransactionTemplate transaction = transaction(database);
    Answer first = new Answer(ids.next(), "complaint", NOW, List.of(1, 2, 3, 4, 1, 2, 3, 4, 1));
    Answer second =
        new Answer(ids.next(), "residents", NOW.plusSeconds(60), Collections.nCopies(9, 4));

    transaction.executeWithoutResult(status -> store.insert(first));
    transaction.executeWithoutResult(status -> store.insert(second));

    assertThat(store.find(first.id())).contains(first);
    assertThat(store.totals(null, null, null))
        .isEqualTo(new SurveyStore.Totals(2, List.of(5L, 6L, 7L, 8L, 5L, 6L, 7L, 8L, 5L)));
    assertThat(store.totals("complaint", null, null).answers()).isEqualTo(1);
    assertThat(store.totals(null, NOW.plusSeconds(1), null).sums())
        .containsExactlyElementsOf(Collections.nCopies(9, 4L));
    assertThat(store.totals(null, NOW, NOW.plusSeconds(60)).answers()).isEqualTo(1);
    assertThat(store.totals("nothing", null, null))
        .isEqualTo(new SurveyStore.Totals(0, Collections.nCopies(9, 0L)));
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> store.insert(first)))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void pagesThroughReadingsAndForgetsOldOnes(DataSource database) {
    AccessRows rows = new AccessRows(new JdbcTemplate(database));
    Retention retention = new Retention(JdbcClient.create(database));
    List<RecordedAccess> siti =
        List.of(
            reading("s", NOW), reading("s", NOW.plusSeconds(1)), reading("s", NOW.plusSeconds(2)));
    rows.insert(siti);
    rows.insert(List.of(reading("d", NOW)));

    Page<RecordedAccess> first = rows.ofSubject("s", null, 2);
    Page<RecordedAccess> second = rows.ofSubject("s", first.next(), 2);

    assertThat(first.items()).containsExactly(siti.get(2), siti.get(1));
    assertThat(second.items()).containsExactly(siti.get(0));
    assertThat(second.next()).isNull();
    assertThatThrownBy(() -> rows.insert(siti)).isInstanceOf(DuplicateKeyException.class);
    assertThat(retention.forgetAccesses(NOW.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(retention.forgetAccesses(NOW.plus(Duration.ofSeconds(1)), 10)).isEqualTo(1);
    assertThat(rows.ofSubject("s", null, 10).items()).hasSize(2);
  }

  private RecordedAccess reading(String subject, Instant at) {
    return new RecordedAccess(
        ids.next(),
        subject,
        at,
        "mall",
        ReaderKind.CLIENT,
        null,
        "residents",
        "dukcapil",
        List.of("name", "address"),
        null);
  }

  private UUID application(DataSource database) {
    JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    ApplicationStore applications =
        new ApplicationStore(JdbcClient.create(database), new Json(mapper), event -> {});
    UUID id = ids.next();
    Application application =
        new Application(
            id,
            "mall",
            "complaint",
            ApplicationState.WITHDRAWN,
            "3508104101900001",
            mapper.createObjectNode(),
            null,
            null,
            true,
            NOW,
            NOW,
            NOW,
            List.of(new HistoryEntry(NOW, ApplicationState.WITHDRAWN, null)));
    transaction(database).executeWithoutResult(status -> applications.insert(application));
    return id;
  }

  private static TransactionTemplate transaction(DataSource database) {
    return new TransactionTemplate(new JdbcTransactionManager(database));
  }
}
