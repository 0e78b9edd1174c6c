package io.mpphub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private final Faults faults = new Faults();

  @Test
  void tellsThoseOfAllParts() {
    assertThat(faults.of(() -> Parameters.limit("0"))).isNull();
    assertThat(faults.of(() -> Parameters.uuid("after", "x"))).isNull();
    assertThat(faults.of(() -> Parameters.day("to", "2026-11-30"))).isNotNull();

    assertThatThrownBy(faults::end)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.errors())
                    .extracting(ProblemException.Fault::pointer)
                    .containsExactly("/limit", "/after"));
  }

  @Test
  void leavesASinglePartItsOwnWords() {
    faults.of(
        () -> {
          throw ProblemException.of(ProblemCode.INVALID, "Another service has another address.");
        });

    assertThatThrownBy(faults::end).hasMessage("Another service has another address.");
  }

  @Test
  void endsAtOnceWithWhatIsNoFaultOfAPart() {
    assertThatThrownBy(
            () ->
                faults.of(
                    () -> {
                      throw ProblemException.of(ProblemCode.MALFORMED, "No JSON.");
                    }))
        .hasMessage("No JSON.");
    faults.end();
  }
}
