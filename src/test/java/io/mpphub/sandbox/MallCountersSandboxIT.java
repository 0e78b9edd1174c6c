package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MallCountersSandboxIT extends CountersContract {

  @TempDir static Path data;
  private Sandbox sandbox;

  @BeforeAll
  void start() {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data),
            Clock.systemUTC(),
            Set.of("mall-counters"));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Override
  DataSource database() {
    return new DriverManagerDataSource(
        sandbox.find("mall-counters").orElseThrow().address(),
        DemoSecrets.ALL.get("MALL_COUNTERS_USER"),
        DemoSecrets.ALL.get("MALL_COUNTERS_PASSWORD"));
  }

  @Override
  LocalDate day() {
    String last =
        new JdbcTemplate(database()).queryForObject("select max(slot_day) from slot", String.class);
    return LocalDate.parse(last);
  }

  @Test
  void hasASlotThatIsAlwaysFull() {
    JdbcTemplate queue = new JdbcTemplate(database());
    String slot = slot("0800").replace("licensing", "tax");

    assertThat(
            queue.queryForObject(
                "select count(*) from booking where slot_id = ?", Integer.class, slot))
        .isEqualTo(5);
  }

  @Test
  void letsItsUserDoNothingElse() {
    JdbcTemplate queue = new JdbcTemplate(database());

    assertThatThrownBy(() -> queue.execute("drop table booking"))
        .rootCause()
        .hasMessageContaining("Not enough rights");
    assertThatThrownBy(() -> queue.update("delete from slot"))
        .rootCause()
        .hasMessageContaining("Not enough rights");
    assertThatThrownBy(() -> queue.execute("create table mine (id integer)"))
        .rootCause()
        .hasMessageContaining("Not enough rights");
  }

  @Test
  void refusesConnectionsWhileDownAndKeepsItsBookings() throws SQLException {
    Simulation counters = sandbox.find("mall-counters").orElseThrow();
    String address = counters.address();
    JdbcTemplate queue = new JdbcTemplate(database());
    Integer before = queue.queryForObject("select count(*) from booking", Integer.class);
    Connection open = database().getConnection();

    counters.fault(Fault.DOWN);

    assertThatThrownBy(() -> database().getConnection()).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> open.createStatement().executeQuery("select 1"))
        .isInstanceOf(SQLException.class);
    counters.fault(Fault.NONE);
    assertThat(counters.address()).isEqualTo(address);
    assertThat(queue.queryForObject("select count(*) from booking", Integer.class))
        .isEqualTo(before);
  }
}
