package io.mpphub.hub;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On the embedded database, as a file. */
class H2StoreIT extends StoreContract {

  @TempDir private static Path data;

  @Override
  DataSource database() {
    return new DriverManagerDataSource(
        "jdbc:h2:async:" + data.resolve("hub") + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
        "sa",
        "");
  }
}
