package io.mpphub.console.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mpphub.delivery.queue.StoppedRoutes;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two hubs' routes on one database. */
class RouteControlIT {

  private final DataSource database =
      new DriverManagerDataSource(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  private final AnnotationConfigApplicationContext stores =
      new AnnotationConfigApplicationContext();
  private final List<CamelContext> camels = new ArrayList<>();
  private RouteControl here;
  private RouteControl there;

  @BeforeEach
  void start() throws Exception {
    Flyway.configure().dataSource(database).load().migrate();
    stores.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    stores.registerBean(Clock.class, Clock::systemUTC);
    stores.register(StoppedRoutes.class);
    stores.refresh();
    here = hub();
    there = hub();
  }

  @AfterEach
  void stop() {
    camels.forEach(CamelContext::stop);
    stores.close();
  }

  private RouteControl hub() throws Exception {
    CamelContext camel = new DefaultCamelContext();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:one").routeId("one").to("mock:one");
            from("direct:two").routeId("two").to("mock:two");
          }
        });
    camel.start();
    camels.add(camel);
    return new RouteControl(camel, new HeldPaths(), stores.getBean(StoppedRoutes.class));
  }

  private boolean runs(int hub, String route) {
    return camels.get(hub).getRouteController().getRouteStatus(route).isStarted();
  }

  @Test
  void followsWhatWasStoppedAndStartedAtAnotherHub() {
    here.stop("one", null, "ani");
    there.follow();
    assertThat(runs(0, "one")).isFalse();
    assertThat(runs(1, "one")).isFalse();
    assertThat(runs(1, "two")).isTrue();

    there.start("one", "budi");
    here.follow();
    assertThat(runs(0, "one")).isTrue();
    assertThat(runs(1, "one")).isTrue();
  }

  @Test
  void leavesItsOwnAloneWhenThereIsNothingNew() {
    here.stop("one", null, "ani");
    here.stop("one", null, "ani");
    here.follow();
    assertThat(runs(0, "one")).isFalse();

    here.start("one", "ani");
    here.follow();
    there.follow();
    assertThat(runs(0, "one")).isTrue();
    assertThat(runs(1, "one")).isTrue();
  }

  @Test
  void goesOnWithoutWhatWasStoppedBeforeARestart() throws Exception {
    here.stop("two", null, "ani");
    RouteControl restarted = hub();
    restarted.follow();

    assertThat(runs(2, "one")).isTrue();
    assertThat(runs(2, "two")).isFalse();
  }

  @Test
  void stopsARouteThatComesBackAndForgetsOneThatDoesNot() throws Exception {
    here.stop("one", null, "ani");
    camels.get(1).getRouteController().stopRoute("one");
    camels.get(1).removeRoute("one");
    there.follow();
    here.start("one", "ani");
    there.follow();

    assertThat(runs(0, "one")).isTrue();
    assertThat(camels.get(1).getRoute("one")).isNull();
  }

  @Test
  void changesNothingWhenTheOthersCanNotBeTold() {
    JdbcClient.create(database).sql("drop table stopped_route").update();

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> here.stop("one", null, "ani"));

    assertThat(refused.code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE);
    assertThat(runs(0, "one")).isTrue();
  }
}
