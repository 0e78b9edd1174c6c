package io.mpphub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that goes away under load, in a short form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseOutageIT {

  private OutageStage stage;

  @BeforeAll
  void start(@TempDir Path data) {
    stage = OutageStage.start(data);
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @EnumSource
  void answersEveryRequestAndKeepsWhatItPromised(OutageDrill.Kind kind) throws Exception {
    OutageDrill.Plan plan =
        new OutageDrill.Plan(kind, Duration.ofSeconds(8), 10, Duration.ofMinutes(2));

    OutageReport report = new OutageDrill(stage, plan, line -> {}).run();

    assertThat(report.isOk()).as(report.text()).isTrue();
    assertThat(report.count(OutageLoad.Kind.APPLICATION, 202)).isPositive();
    assertThat(report.count(OutageLoad.Kind.APPLICATION, 503)).isPositive();
    assertThat(report.count(OutageLoad.Kind.READ, 503)).isPositive();
    assertThat(report.count(OutageLoad.Kind.LOOKUP, 503)).isZero();
  }
}
