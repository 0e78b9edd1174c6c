package io.mpphub.application;

import static io.mpphub.application.ApplicationState.APPROVED;
import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.DELIVERING;
import static io.mpphub.application.ApplicationState.FAILED;
import static io.mpphub.application.ApplicationState.REJECTED;
import static io.mpphub.application.ApplicationState.SUBMITTED;
import static io.mpphub.application.ApplicationState.WAITING;
import static io.mpphub.application.ApplicationState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationStateTest {

  @Test
  void goesFromSubmissionToDecision() {
    assertThat(SUBMITTED.mayMoveTo(DELIVERING)).isTrue();
    assertThat(DELIVERING.mayMoveTo(DELIVERED)).isTrue();
    assertThat(DELIVERED.mayMoveTo(APPROVED)).isTrue();
    assertThat(DELIVERED.mayMoveTo(REJECTED)).isTrue();
  }

  @Test
  void waitsAndFailsOnlyBeforeItIsDelivered() {
    assertThat(statesThatMayBecome(WAITING)).containsExactly(SUBMITTED, DELIVERING, FAILED);
    assertThat(statesThatMayBecome(FAILED)).containsExactly(SUBMITTED, DELIVERING, WAITING);
  }

  @Test
  void isDeliveredOnlyFromDelivering() {
    assertThat(statesThatMayBecome(DELIVERED)).containsExactly(DELIVERING);
  }

  @Test
  void isNeverSubmittedAgain() {
    assertThat(statesThatMayBecome(SUBMITTED)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"APPROVED", "REJECTED", "WITHDRAWN"})
  void isDecidedInEveryOpenState(ApplicationState end) {
    assertThat(statesThatMayBecome(end))
        .containsExactly(SUBMITTED, DELIVERING, DELIVERED, WAITING, FAILED);
  }

  @ParameterizedTest
  @EnumSource
  void isFinalWhenItLeadsNowhere(ApplicationState state) {
    boolean leadsNowhere = Arrays.stream(ApplicationState.values()).noneMatch(state::mayMoveTo);

    assertThat(state.isFinal()).isEqualTo(leadsNowhere);
    assertThat(state.isFinal()).isEqualTo(List.of(APPROVED, REJECTED, WITHDRAWN).contains(state));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(ApplicationState state) {
    assertThat(ApplicationState.of(state.wireName())).contains(state);
  }

  @Test
  void isNotFoundByAnotherName() {
    assertThat(ApplicationState.of("lost")).isEmpty();
  }

  private static List<ApplicationState> statesThatMayBecome(ApplicationState next) {
    return Arrays.stream(ApplicationState.values()).filter(state -> state.mayMoveTo(next)).toList();
  }
}
