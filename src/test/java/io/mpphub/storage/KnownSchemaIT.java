package io.mpphub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that a newer hub has used, on every database. */
class KnownSchemaIT {

  @Test
  void refusesADatabaseOfANewerHub() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      DataSource h2 = new DriverManagerDataSource("jdbc:h2:mem:known;DB_CLOSE_DELAY=-1", "sa", "");
      for (DataSource database : List.of(h2, postgres.getPostgresDatabase())) {
        Flyway flyway = Flyway.configure().dataSource(database).load();
        KnownSchema schema = new KnownSchema();
        schema.migrate(flyway);
        schema.migrate(flyway);
        new JdbcTemplate(database)
            .update(
                "insert into \"flyway_schema_history\" select \"installed_rank\" + 1000, '9000',"
                    + " 'newer', \"type\", 'V9000__newer.sql', 0, \"installed_by\","
                    + " \"installed_on\", 1, \"success\" from \"flyway_schema_history\" where"
                    + " \"version\" = '1'");

        assertThatThrownBy(() -> schema.migrate(flyway))
            .isInstanceOf(UnfitDataException.class)
            .hasMessageContaining("newer hub")
            .hasMessageContaining("9000");
        assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo("9000");
      }
    }
  }
}
