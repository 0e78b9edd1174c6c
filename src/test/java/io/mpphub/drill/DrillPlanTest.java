package io.mpphub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.drill.DrillPlan.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillPlanTest {

  private static final Scope SCOPE =
      new Scope(
          Duration.ofSeconds(30),
          7,
          List.of("hub-1", "broker", "database"),
          Duration.ofSeconds(3),
          DrillPlan.AGENCIES);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(DrillPlan.of(42, SCOPE)).isEqualTo(DrillPlan.of(42, SCOPE));
  }

  @Test
  void differsWithTheSeed() {
    assertThat(DrillPlan.of(42, SCOPE)).isNotEqualTo(DrillPlan.of(43, SCOPE));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, -1, Long.MAX_VALUE})
  void keepsToItsScope(long seed) {
    DrillPlan plan = DrillPlan.of(seed, SCOPE);

    assertThat(plan.disturbances())
        .isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()))
        .allSatisfy(
            disturbance -> {
              assertThat(disturbance.start()).isGreaterThanOrEqualTo(DrillPlan.QUIET);
              assertThat(disturbance.end()).isLessThanOrEqualTo(SCOPE.span());
            });
    assertThat(kills(plan))
        .extracting(Disturbance::target)
        .containsExactly("hub-1", "broker", "database", "hub-1", "broker", "database", "hub-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void breaksOneThingAtATimeAtEachAgencyAndKillsOneProcessAtATime(long seed) {
    DrillPlan plan = DrillPlan.of(seed, SCOPE);

    assertNoOverlap(kills(plan));
    for (String agency : DrillPlan.AGENCIES.keySet()) {
      List<Disturbance> faults = of(plan, agency);
      assertNoOverlap(faults);
      assertThat(faults)
          .isNotEmpty()
          .allMatch(fault -> DrillPlan.AGENCIES.get(agency).contains(fault.kind()));
    }
  }

  @Test
  void leavesAloneWhatIsNotInItsScope() {
    Scope nothing = new Scope(Duration.ofSeconds(10), 3, List.of(), Duration.ZERO, Map.of());

    assertThat(DrillPlan.of(1, nothing).disturbances()).isEmpty();
  }

  private static List<Disturbance> kills(DrillPlan plan) {
    return plan.disturbances().stream().filter(Disturbance::isKill).toList();
  }

  private static List<Disturbance> of(DrillPlan plan, String target) {
    return plan.disturbances().stream().filter(d -> d.target().equals(target)).toList();
  }

  private static void assertNoOverlap(List<Disturbance> inOrder) {
    Stream.iterate(1, i -> i < inOrder.size(), i -> i + 1)
        .forEach(
            i ->
                assertThat(inOrder.get(i).start())
                    .isGreaterThanOrEqualTo(inOrder.get(i - 1).end()));
  }
}
