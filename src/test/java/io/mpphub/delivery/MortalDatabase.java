package io.mpphub.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A hub's connections to a database: they end with its life, before or after any commit. Tells of
 * each that has written.
 */
final class MortalDatabase extends DelegatingDataSource {

  private static final Set<String> WRITES = Set.of("insert", "update", "delete");

  private final Supplier<Life> life;
  private final Runnable written;

  MortalDatabase(DataSource database, Supplier<Life> life, Runnable written) {
    super(database);
    this.life = life;
    this.written = written;
  }

  @Override
  public Connection getConnection() throws SQLException {
    life.get().databasePoint();
    Connection connection = super.getConnection();
    boolean[] writes = new boolean[1];
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.equals("commit")) {
                life.get().databasePoint();
              }
              Object result;
              try {
                result = method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              switch (name) {
                case "prepareStatement" ->
                    writes[0] |= WRITES.contains(((String) arguments[0]).split(" ", 2)[0]);
                case "commit" -> life.get().databasePoint();
                case "close" -> {
                  if (writes[0]) {
                    written.run();
                  }
                }
                default -> {
                  // As it is.
                }
              }
              return result;
            });
  }
}
