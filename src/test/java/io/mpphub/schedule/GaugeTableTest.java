package io.mpphub.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GaugeTableTest {

  private static final Tags QUEUED = Tags.of("status", "queued");
  private static final Tags DEAD = Tags.of("status", "dead");

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final GaugeTable table = new GaugeTable("things", "Things", meters);

  @Test
  void changesAValueInPlace() {
    table.show(Map.of(QUEUED, 1L, DEAD, 2L));
    Gauge dead = gauge(DEAD);

    table.show(Map.of(QUEUED, 1L, DEAD, 3L));

    assertThat(gauge(DEAD)).isSameAs(dead);
    assertThat(dead.value()).isEqualTo(3);
  }

  @Test
  void showsOnlyWhatThereIs() {
    table.show(Map.of(QUEUED, 1L, DEAD, 2L));

    table.show(Map.of(QUEUED, 4L));

    assertThat(meters.find("things").gauges())
        .singleElement()
        .extracting(Gauge::value)
        .isEqualTo(4.0);
  }

  @Test
  void showsAgainWhatComesBack() {
    table.show(Map.of(DEAD, 2L));
    table.show(Map.of());

    table.show(Map.of(DEAD, 5L));

    assertThat(gauge(DEAD).value()).isEqualTo(5);
  }

  private Gauge gauge(Tags tags) {
    return meters.get("things").tags(tags).gauge();
  }
}
