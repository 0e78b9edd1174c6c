package db.migration;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Each application gets an owner, the client that made it. Those from before, and those of a hub of
 * the version before that still runs, are the mall's: {@code hub.mall.client} at this moment, kept
 * as the column's default, so that a client that is configured later never gets them.
 *
 * <p>Java, not SQL: the name is configuration, and a database without a hub's configuration, as
 * tests have it, is to be made all the same.
 */
public final class V34__Owners extends BaseJavaMigration {

  private static final String MALL = "mall";

  @Override
  public void migrate(Context context) throws SQLException {
    String client = context.getConfiguration().getPlaceholders().getOrDefault("mall-client", MALL);
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute(
          "alter table application add column client varchar(200) default '"
              + client.replace("'", "''")
              + "' not null");
      statement.execute("create index application_by_client on application (client, id)");
    }
  }
}
