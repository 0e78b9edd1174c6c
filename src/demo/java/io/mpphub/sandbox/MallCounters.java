package io.mpphub.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.h2.tools.RunScript;
import org.h2.tools.Server;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The queue of the physical mall: a database of its own, on a port of 127.0.0.1. Bookings outlive
 * the demo. Its user may do what the connector needs and nothing else. It isn't counted how often a
 * database is asked.
 */
final class MallCounters extends ServerSimulation {

  private static final String DATABASE = "mall-counters";

  static {
    // H2 has no other way to say so, and reads it once.
    System.setProperty("h2.bindAddress", ReservedPort.HOST);
  }

  private final Path folder;
  private final Connection keeper;
  private Server server;

  /**
   * @param folder where the database's files are
   * @param schema the database's tables
   * @param port 0 for any free one
   */
  MallCounters(Path folder, Path schema, int port, Clock clock) {
    super("mall-counters");
    this.folder = folder.toAbsolutePath();
    try {
      Files.createDirectories(this.folder);
      // Open as long as the agency lives, so that the database is, too.
      keeper =
          DriverManager.getConnection(
              "jdbc:h2:file:" + this.folder.resolve(DATABASE) + ";DB_CLOSE_ON_EXIT=FALSE",
              "keeper",
              "");
      try (Reader tables = Files.newBufferedReader(schema)) {
        RunScript.execute(keeper, tables);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The counters' database can't be started", e);
    }
    open(new JdbcTemplate(new SingleConnectionDataSource(keeper, true)), clock);
    start(port);
  }

  private static void open(JdbcTemplate queue, Clock clock) {
    String user = DemoSecrets.ALL.get("MALL_COUNTERS_USER");
    String password = DemoSecrets.ALL.get("MALL_COUNTERS_PASSWORD");
    queue.execute(
        "create alias if not exists book_slot for '" + CounterDesk.class.getName() + ".book'");
    queue.execute("create user if not exists " + user + " password '" + password + "'");
    queue.execute("grant select on counter, seat to " + user);
    queue.execute("grant select, update on slot to " + user);
    queue.execute("grant select, insert, delete on booking to " + user);
    CounterCalendar.bringUpToDate(queue, clock);
  }

  @Override
  int listen(int port) {
    try {
      server =
          Server.createTcpServer(
                  "-tcpPort", Integer.toString(port), "-baseDir", folder.toString(), "-ifExists")
              .start();
      return server.getPort();
    } catch (SQLException e) {
      throw new IllegalStateException("The counters' database can't listen", e);
    }
  }

  @Override
  void stop() {
    server.stop();
  }

  @Override
  public String address() {
    return "jdbc:h2:tcp://" + ReservedPort.HOST + ":" + port() + "/" + DATABASE;
  }

  @Override
  public synchronized void close() {
    super.close();
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The counters' database can't be closed", e);
    }
  }
}
