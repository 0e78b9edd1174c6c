package io.mpphub.security;

import io.mpphub.security.operator.EndedSignIns;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A database in memory that knows who was signed out, and nothing else. */
public final class SignOutTable {

  private SignOutTable() {}

  /** The same for the same name. */
  public static DataSource database(String name) {
    return new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  /** Without effect when it is there. */
  public static void make(DataSource database) {
    ResourceDatabasePopulator table =
        new ResourceDatabasePopulator(
            new ClassPathResource("db/migration/V43__ended_sign_ins.sql"));
    table.setContinueOnError(true);
    table.execute(database);
  }

  public static EndedSignIns ended(DataSource database, Clock clock) {
    return new EndedSignIns(
        JdbcClient.create(database),
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        clock);
  }
}
