package io.mpphub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases that are not this hub's to change, of every kind. */
class KnownSchemaIT {

  private static EmbeddedPostgres postgres;

  private final KnownSchema schema = new KnownSchema();

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** Empty ones. */
  private static Stream<Named<DataSource>> databases() {
    String name = "known" + UUID.randomUUID().toString().replace("-", "");
    new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
    return Stream.of(
        Named.of(
            "H2",
            new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "")),
        Named.of("PostgreSQL", postgres.getDatabase("postgres", name)));
  }

  private static Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .placeholders(Map.of("mall-client", "mall"))
        .load();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesADatabaseOfANewerHub(DataSource database) {
    Flyway flyway = flyway(database);
    schema.migrate(flyway);
    schema.migrate(flyway);
    new JdbcTemplate(database)
        .update(
            "insert into \"flyway_schema_history\" select \"installed_rank\" + 1000, '9000',"
                + " 'newer', \"type\", 'V9000__newer.sql', 0, \"installed_by\","
                + " \"installed_on\", 1, \"success\" from \"flyway_schema_history\" where"
                + " \"version\" = '1'");

    refuses(flyway, "newer hub", "9000");
    assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo("9000");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesADatabaseOfSomethingElse(DataSource database) throws Exception {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.execute("create table accounts (id integer primary key)");

    refuses(flyway(database), "something else than a hub");
    assertThat(tables(database)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesADatabaseWhoseSchemaSomebodyElseHasMade(DataSource database) {
    Flyway flyway = flyway(database);
    schema.migrate(flyway);
    new JdbcTemplate(database)
        .update(
            "update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" in ('2', '3')");

    refuses(flyway, "not as hubs make it", "2, 3");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesADatabaseWhoseSchemaWasChangedByHalf(DataSource database) {
    Flyway flyway = flyway(database);
    schema.migrate(flyway);
    new JdbcTemplate(database)
        .update("update \"flyway_schema_history\" set \"success\" = false where \"version\" = '2'");

    refuses(flyway, "not as hubs make it", "2");
  }

  private void refuses(Flyway flyway, String... why) {
    assertThatThrownBy(() -> schema.migrate(flyway))
        .isInstanceOf(UnfitDataException.class)
        .hasMessageContainingAll(why)
        .extracting(e -> ((UnfitDataException) e).action())
        .asString()
        .contains("HUB_DATA");
  }

  private static int tables(DataSource database) throws Exception {
    try (Connection connection = database.getConnection();
        var tables =
            connection
                .getMetaData()
                .getTables(
                    null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
      int count = 0;
      while (tables.next()) {
        count++;
      }
      return count;
    }
  }
}
