package io.mpphub.delivery.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mpphub.delivery.message.FoundMessage;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.Times;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ten thousand dead letters among as many messages that arrived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterBoxIT {

  private static final int LETTERS = 10_000;
  private static final int ARRIVED = 10_000;
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(300));
  private static final LetterFilter ALL = filter(null, null, null);

  private EmbeddedPostgres postgres;

  @BeforeAll
  void start() throws IOException {
    postgres = Postgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  Stream<Arguments> databases() {
    return Stream.of(
        Arguments.of(
            new DriverManagerDataSource("jdbc:h2:mem:letters;DB_CLOSE_DELAY=-1", "sa", ""),
            "system_range"),
        Arguments.of(postgres.getPostgresDatabase(), "generate_series"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void seesAllByAgencyAndCause(DataSource database, String series) {
    Flyway.configure().dataSource(database).load().migrate();
    JdbcClient jdbc = JdbcClient.create(database);
    fill(jdbc, series + "(1, " + (ARRIVED + LETTERS) + ") n(x)");
    DeadLetterBox box = new DeadLetterBox(jdbc);

    assertThat(box.groups(ALL))
        .extracting(LetterGroup::connector, LetterGroup::cause, LetterGroup::count)
        .containsExactly(
            tuple("licensing", "It is down", 7500L), tuple("oss", "It is down", 2500L));
    LetterGroup recent = box.groups(ALL.within(NOW.minus(Duration.ofDays(30)), NOW)).get(0);
    assertThat(recent.count()).isEqualTo(5000);
    assertThat(recent.older()).isEqualTo(2500);
    assertThat(recent.maybeApplied()).isPositive();
    assertThat(recent.oldest()).isEqualTo(NOW);
    assertThat(count(box, filter("oss", null, null))).isEqualTo(2500);
    assertThat(count(box, filter(null, "complaint", null))).isEqualTo(1000);
    assertThat(count(box, filter(null, null, "It is up"))).isZero();

    List<UUID> turned = new ArrayList<>();
    List<DeadLetter> next = box.after(ALL, null, 3000);
    while (!next.isEmpty()) {
      next.forEach(letter -> turned.add(letter.id()));
      next = box.after(ALL, turned.get(turned.size() - 1), 3000);
    }
    assertThat(turned).hasSize(LETTERS).doesNotHaveDuplicates();
    Page<FoundMessage> newest = box.page(filter("oss", "complaint", null), null, 50);
    assertThat(newest.items()).hasSize(50);
    assertThat(box.page(filter("oss", "complaint", null), newest.next(), 50).items())
        .hasSize(50)
        .doesNotContainAnyElementsOf(newest.items());
  }

  private static long count(DeadLetterBox box, LetterFilter filter) {
    return box.groups(filter).stream().mapToLong(LetterGroup::count).sum();
  }

  private static LetterFilter filter(String connector, String service, String cause) {
    return new LetterFilter(connector, service, cause, null, null, null);
  }

  /** The last are dead. */
  private static void fill(JdbcClient jdbc, String numbers) {
    String dead = "x > " + ARRIVED;
    String id = "cast('00000000-0000-7000-8000-' || lpad(cast(x as varchar(12)), 12, '0') as uuid)";
    Map<String, Object> times =
        Map.of("now", Times.toColumn(NOW), "then", Times.toColumn(LONG_AGO));
    jdbc.sql(
            "insert into application (id, service, state, applicant_nik, data, checked, moves,"
                + " submitted_at, updated_at) select "
                + id
                + ", case when mod(x, 20) < 2 then 'complaint' else 'practice-licence' end, 'failed',"
                + " '3508104101900001', '{}', true, 1, :now, :now from "
                + numbers)
        .params(times)
        .update();
    jdbc.sql(
            "insert into message (id, application_id, connector, operation, body, status, attempts,"
                + " tries, turn, sends, maybe_applied, cause, dead_at, created_at, updated_at) select "
                + id
                + ", "
                + id
                + ", case when mod(x, 4) = 0 then 'oss' else 'licensing' end, 'submit', '{}',"
                + " case when "
                + dead
                + " then 'dead' else 'delivered' end, 1, 1, 1, 1, mod(x, 3) = 0,"
                + " case when "
                + dead
                + " then 'It is down' end,"
                + " case when not "
                + dead
                + " then null when mod(x, 4) = 1 then :then else :now end,"
                + " :now, :now from "
                + numbers)
        .params(times)
        .update();
    jdbc.sql("analyze").update();
  }
}
