package io.mpphub.delivery;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.problem.ProblemException;
import java.util.List;
import java.util.UUID;

/**
 * The front end of a walk: it sends one application, always with the same key, and takes it back.
 */
final class ModelFrontEnd {

  private final World world;

  ModelFrontEnd(World world) {
    this.world = world;
  }

  void accept() {
    try {
      world.application = submitted();
    } catch (ProblemException e) {
      // The front end sends it again.
    }
  }

  void repeat() {
    UUID known = world.application;
    UUID answered = submitted();
    if (known != null && !known.equals(answered)) {
      world.witness.finds("a repeat became another application");
    }
  }

  private UUID submitted() {
    Applications applications = world.hub().applications;
    NewApplication request =
        new NewApplication(
            applications.nextId(),
            "mall",
            "practice-licence",
            DeliveryHub.NIK,
            DeliveryHub.DATA,
            world.setting.checked()
                ? new StubChain().first(DeliveryHub.DATA)
                : NextStep.submit(0, "licensing", "submit", DeliveryHub.DATA),
            List.of(),
            DeliveryHub.use("accept", "hash"));
    UUID[] answered = new UUID[1];
    world.as("accepted", () -> answered[0] = applications.accept(request).id());
    return answered[0];
  }

  void withdraw(boolean withKey) {
    if (world.application == null) {
      return;
    }
    Idempotency use = withKey ? DeliveryHub.use("withdraw", "hash") : null;
    world.as(
        "withdrawn",
        () -> {
          Application answer = world.hub().withdrawals.withdraw(world.application, use);
          world.witness.promised(answer.state() == ApplicationState.WITHDRAWN);
        });
  }
}
