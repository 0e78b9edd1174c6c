package io.mpphub.drill;

import io.mpphub.peer.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Produces accepted applications that die of a fault of the licensing office. */
final class Deaths {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Fewer than the calls of which one must succeed: see {@link DeadLetterStage}. */
  private static final int BATCH = 900;

  private static final int FAST = 1000;

  private final DeadLetterStage stage;
  private final OperatorApi operator;
  private final HubApi hub;
  private final Set<String> accepted = new TreeSet<>();

  Deaths(DeadLetterStage stage, OperatorApi operator) {
    this.stage = stage;
    this.operator = operator;
    this.hub = new HubApi(stage.hub(), DeadLetterStage.KEY);
  }

  /** Ids of all that were accepted, among them the few that are no dead letters. */
  Set<String> accepted() {
    return accepted;
  }

  /**
   * @param fault as at {@code /sandbox}
   */
  void by(String fault, int number) throws InterruptedException {
    for (int left = number; left > 0; left -= BATCH) {
      apply("none", 1);
      Patience.of(PATIENCE)
          .until(() -> Stream.of("submitted", "delivering", "waiting").allMatch(this::hasNone));
      long before = dead();
      int batch = Math.min(BATCH, left);
      apply(fault, batch);
      Patience.of(PATIENCE)
          .every(Duration.ofMillis(500))
          .until(() -> dead() == before + batch);
    }
  }

  private void apply(String fault, int number) throws InterruptedException {
    stage.sandbox().fault("licensing", fault);
    try (Applicants applicants = new Applicants(List.of(hub), FAST)) {
      applicants.start(number);
      applicants.await(PATIENCE);
      accepted.addAll(applicants.accepted());
    }
  }

  private boolean hasNone(String state) {
    return hub.json("/api/v1/applications?limit=1&state=" + state).path("applications").isEmpty();
  }

  private long dead() {
    return operator.preview().path("count").asLong();
  }
}
